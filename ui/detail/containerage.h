// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QString>
#include <chrono>
#include <optional>

namespace slipway::ui {

// What Docker's status text says: "Up About a minute (healthy)", "Exited (137)
// 3 minutes ago". Docker only tells the age at the moment it is asked, in words
// of its own (HumanDuration of docker/go-units); read here so that the window
// can let it run on, in the person's language.
struct ContainerAge {
    enum class What { Up, Exited, Restarting };
    What what = What::Up;
    std::chrono::seconds age{0};
    bool isRounded = false; // Docker left out minutes, hours, …
};
// Nothing for any other text ("Created", "Removal In Progress").
std::optional<ContainerAge> containerAge(const QString &statusText);

} // namespace slipway::ui
