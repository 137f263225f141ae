// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/git/transport/localendpoint.h"

#include "core/git/transport/childpipe.h"

#include <QFileInfo>
#include <QStandardPaths>
#include <algorithm>
#include <cstring>
#include <utility>

namespace slipway::git {

namespace {

// What libgit2 expects before the refs when the protocol is stateless.
constexpr char kServiceLine[] = "001e# service=git-upload-pack\n0000";

class LocalExchange final : public Exchange
{
public:
    LocalExchange(Operation &operation, QString path, const QByteArray &prefix)
        : m_child(operation)
        , m_path(std::move(path))
        , m_prefix(prefix)
    {
    }

    Result<> start(const QStringList &arguments, const QByteArray &input)
    {
        const QString program = QStandardPaths::findExecutable(QStringLiteral("git"));
        if (program.isEmpty())
            return fail(ErrorCode::ProcessStart, QStringLiteral("git"),
                        QStringLiteral("the program git is needed for repositories in a folder of this machine"));
        QList<QByteArray> environment{"LC_ALL=C"};
        for (const char *name : {"PATH", "HOME", "XDG_CONFIG_HOME"}) {
            if (qEnvironmentVariableIsSet(name))
                environment << QByteArray(name) + '=' + qgetenv(name);
        }
        ChildSpec spec;
        spec.program = program;
        spec.arguments = arguments;
        spec.environment = environment;
        spec.input = input;
        return m_child.start(std::move(spec));
    }

    Result<qsizetype> read(char *buffer, qsizetype size) override
    {
        if (m_hasEnded)
            return 0;
        // Nothing is handed on before the program has shown that it is well.
        char *into = buffer;
        qsizetype room = size;
        if (!m_prefix.isEmpty()) {
            m_first.resize(std::max<qsizetype>(1, size - m_prefix.size()));
            into = m_first.data();
            room = m_first.size();
        }
        SLIPWAY_ASSIGN(const qsizetype got, m_child.read(into, room));
        if (got == 0) {
            m_hasEnded = true;
            if (m_child.exitCode() != 0 && !m_hasRead)
                return fail(errorOfExit());
            return 0;
        }
        m_hasRead = true;
        if (m_prefix.isEmpty())
            return got;
        std::memcpy(buffer, m_prefix.constData(), size_t(m_prefix.size()));
        std::memcpy(buffer + m_prefix.size(), m_first.constData(), size_t(got));
        const qsizetype all = m_prefix.size() + got;
        m_prefix.clear();
        return all;
    }

private:
    Error errorOfExit() const
    {
        const QString text = QString::fromUtf8(m_child.errorText()).trimmed();
        if (text.contains(QLatin1String("Permission denied")) || text.contains(QLatin1String("dubious ownership")))
            return {ErrorCode::FileAccess, m_path, text};
        if (text.contains(QLatin1String("does not appear to be a git repository")))
            return {ErrorCode::GitNotFound, m_path, text};
        return {ErrorCode::GitFailed, m_path, text};
    }

    ChildPipe m_child;
    QString m_path;
    QByteArray m_prefix;
    QByteArray m_first;
    bool m_hasRead = false;
    bool m_hasEnded = false;
};

} // namespace

LocalEndpoint::LocalEndpoint(QString path, Operation &operation)
    : m_path(std::move(path))
    , m_operation(operation)
{
}

Result<std::unique_ptr<Exchange>> LocalEndpoint::advertisement()
{
    if (!QFileInfo(m_path).isDir())
        return fail(ErrorCode::GitNotFound, m_path, QStringLiteral("there is no such folder"));
    auto exchange = std::make_unique<LocalExchange>(m_operation, m_path, QByteArray(kServiceLine));
    SLIPWAY_TRY(exchange->start(
        {QStringLiteral("upload-pack"), QStringLiteral("--stateless-rpc"), QStringLiteral("--advertise-refs"), m_path},
        {}));
    return exchange;
}

Result<std::unique_ptr<Exchange>> LocalEndpoint::uploadPack(const QByteArray &request)
{
    auto exchange = std::make_unique<LocalExchange>(m_operation, m_path, QByteArray());
    SLIPWAY_TRY(exchange->start({QStringLiteral("upload-pack"), QStringLiteral("--stateless-rpc"), m_path}, request));
    return exchange;
}

} // namespace slipway::git
