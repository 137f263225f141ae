// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/git/hostkeys/hostkey.h"

#include <QRegularExpression>
#include <array>

namespace slipway::git {

namespace {

struct Published {
    const char *host;
    const char *publisher;
    const char *list; // where a person can check
    std::array<const char *, 3> fingerprints;
};

constexpr std::array kPublished{
    Published{
        "github.com",
        "GitHub",
        "https://docs.github.com/en/authentication/keeping-your-account-and-data-secure/githubs-ssh-key-fingerprints",
        {"SHA256:+DiY3wvvV6TuJJhbpZisF/zLDA0zPMSvHdkr4UvCOqU", "SHA256:p2QAMXNIC1TJYWeIOttrVc98/R1BUFWu3/LiyKgUfQM",
         "SHA256:uNiVztksCsDhcc0u9e8BujQXVUpKZIDTMczCvj3tD2s"}},
    Published{"gitlab.com",
              "GitLab",
              "https://docs.gitlab.com/user/gitlab_com/#ssh-host-keys-fingerprints",
              {"SHA256:eUXGGm1YGsMAS7vkcx6JOJdOGHPem5gQp4taiCfCLB8",
               "SHA256:HbW3g8zUjNSksFbqTiUWPWg2Bq1x8xdGUrliXFzSnUw",
               "SHA256:ROQFvPThGrW4RuWLoL9tq9I9zJ42fK4XywyRtbOz/EQ"}},
    Published{"bitbucket.org",
              "Bitbucket",
              "https://support.atlassian.com/bitbucket-cloud/docs/configure-ssh-and-two-step-verification/",
              {"SHA256:ybgmFkzwOSotHTHLJgHO0QN8L0xErw6vd0VhFA9m3SM",
               "SHA256:FC73VB6C4OQLSCrjEayhMp9UMxS97caD/Yyi2bhW/J0",
               "SHA256:46OSHA1Rmj8E8ERTC6xkNcmGOw9oFxYr0WF6zWW8l1E"}},
    Published{"codeberg.org",
              "Codeberg",
              "https://docs.codeberg.org/security/ssh-fingerprint/",
              {"SHA256:mIlxA9k46MmM6qdJOdMnAQpzGxF4WIVVL+fj+wZbw0g",
               "SHA256:T9FYDEHELhVkulEKKwge5aVhVTbqCW0MIRwAfpARs/E",
               "SHA256:6QQmYi4ppFS4/+zSZ5S4IU+4sa6rwvQ4PbhCtPEBekQ"}},
};

} // namespace

std::optional<HostKey> hostKeyOf(const Error &error)
{
    if (error.code != ErrorCode::HostKeyUnknown && error.code != ErrorCode::HostKeyChanged &&
        error.code != ErrorCode::HostKeyRevoked)
        return std::nullopt;
    static const QRegularExpression pattern(QStringLiteral("\\A(\\S+) (SHA256:[A-Za-z0-9+/]+)"));
    const auto match = pattern.match(error.detail);
    HostKey key;
    key.host = error.subject;
    key.keyType = match.captured(1);
    key.fingerprint = match.captured(2);
    key.publisher = publisherOf(key.host, key.fingerprint);
    key.isRevoked = error.code == ErrorCode::HostKeyRevoked;
    return key;
}

QString hostKeyText(const HostKey &key, const QString &storedAt)
{
    QString text = key.fingerprint.isEmpty() ? key.keyType : key.keyType + QLatin1Char(' ') + key.fingerprint;
    if (!key.publisher.isEmpty())
        text += QStringLiteral(", as %1 publishes it").arg(key.publisher);
    if (!storedAt.isEmpty())
        text += QStringLiteral("; another key is stored in %1").arg(storedAt);
    return text;
}

QString publisherOf(const QString &host, const QString &fingerprint)
{
    for (const Published &forge : kPublished) {
        if (host != QLatin1String(forge.host))
            continue;
        for (const char *known : forge.fingerprints) {
            if (fingerprint == QLatin1String(known))
                return QString::fromLatin1(forge.publisher);
        }
    }
    return {};
}

QString publishedListOf(const QString &publisher)
{
    for (const Published &forge : kPublished) {
        if (publisher == QLatin1String(forge.publisher))
            return QString::fromLatin1(forge.list);
    }
    return {};
}

} // namespace slipway::git
