// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/process/processrunner.h"

#include <QList>

namespace slipway::docker {

// Answers from a list, in order, and keeps what it was asked.
class FakeRunner final : public process::ProcessRunner
{
public:
    struct Answer {
        int exitCode = 0;
        QByteArray output;
        QByteArray error;
        std::optional<ErrorCode> failure;
    };

    Result<process::ProcessResult> run(const process::ProcessSpec &spec, const CancelToken &cancel,
                                       const process::LineSink &sink) override
    {
        asked.append(spec);
        if (cancel.isCancelled())
            return fail(ErrorCode::Cancelled);
        const Answer answer = answers.isEmpty() ? Answer{} : answers.takeFirst();
        if (answer.failure)
            return fail(*answer.failure, spec.program);
        say(process::Channel::Output, answer.output, sink);
        say(process::Channel::Error, answer.error, sink);
        process::ProcessResult result;
        result.exitCode = answer.exitCode;
        if (spec.isCaptured) {
            result.standardOutput = answer.output;
            result.standardError = answer.error;
        }
        return result;
    }

    QList<Answer> answers;
    QList<process::ProcessSpec> asked;

private:
    static void say(process::Channel channel, const QByteArray &text, const process::LineSink &sink)
    {
        if (!sink || text.isEmpty())
            return;
        QList<QByteArray> lines = text.split('\n');
        if (lines.last().isEmpty())
            lines.removeLast();
        for (const QByteArray &line : lines)
            sink(channel, line);
    }
};

} // namespace slipway::docker
