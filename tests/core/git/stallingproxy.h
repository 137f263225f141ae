// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QString>
#include <atomic>
#include <functional>
#include <thread>

namespace slipway::tests {

// A server on loopback that passes bytes on to another one and, after so many
// bytes of answers on a connection, stays silent for ever with all connections
// open, or closes them. 0 bytes: accepts and says nothing at all. What the server
// says may be altered on its way. One connection at a time.
class StallingProxy
{
public:
    enum class Then { IsSilent, Closes };
    using Alter = std::function<void(char *bytes, qint64 size)>; // on the proxy's thread
    StallingProxy(quint16 targetPort, qint64 bytesBeforeSilence, Then then = Then::IsSilent, Alter alter = {});
    ~StallingProxy();
    StallingProxy(const StallingProxy &) = delete;
    StallingProxy &operator=(const StallingProxy &) = delete;
    quint16 port() const { return m_port; }
    QString url(const char *scheme = "http") const
    {
        return QStringLiteral("%1://127.0.0.1:%2").arg(QLatin1String(scheme)).arg(m_port);
    }
    bool isSilent() const { return m_isSilent; }

private:
    void serve();

    quint16 m_targetPort;
    qint64 m_limit;
    Then m_then;
    Alter m_alter;
    int m_listener = -1;
    quint16 m_port = 0;
    std::atomic<bool> m_isEnding{false};
    std::atomic<bool> m_isSilent{false};
    std::thread m_thread;
};

} // namespace slipway::tests
