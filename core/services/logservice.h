// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/canceltoken.h"
#include "core/base/id.h"
#include "core/base/result.h"

#include <QByteArray>
#include <functional>
#include <memory>

namespace slipway {

// Live logs of a stack's containers, redacted. A follow has a thread of its own.
class LogService
{
public:
    struct Dependencies;
    explicit LogService(const Dependencies &dependencies);
    ~LogService();
    LogService(const LogService &) = delete;
    LogService &operator=(const LogService &) = delete;

    // Whole lines in batches (UTF-8, "service | text"), on a thread of its own, until the source of
    // `cancel` cancels or the containers are gone; then `ended` once. Start is immediate. Any thread.
    void follow(StackId stack, int tailLines, const CancelToken &cancel,
                std::function<void(const QByteArray &lines)> lines, std::function<void(Result<>)> ended);

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace slipway
