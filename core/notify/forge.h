// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/notify/httpcalls.h"

#include <QString>
#include <functional>
#include <optional>

namespace slipway::notify {

// Which API a Git server has. Forgejo has Gitea's.
enum class Forge { GitHub, GitLab, Gitea };

// A repository as its forge's API names it.
struct ForgeRepository {
    QString origin; // "https://git.example.org" (with ":PORT")
    QString path;   // "team/shop", without ".git"
    bool operator==(const ForgeRepository &) const = default;
};

// From an address over http(s); nothing for ssh and local ones: there is no token for those.
std::optional<ForgeRepository> forgeRepositoryOf(const QString &url);

// What is known by the name alone: github.com, gitlab.com, codeberg.org, gitea.com.
std::optional<Forge> forgeByName(const ForgeRepository &repository);
// Asks the server: Gitea's version, GitLab's version, GitHub Enterprise's root, in that
// order, without a token. `done` once, on the thread of the calls; nothing = none of them.
void findForge(HttpCalls &calls, const ForgeRepository &repository, const QByteArray &caPem,
               std::function<void(std::optional<Forge>)> done);

} // namespace slipway::notify
