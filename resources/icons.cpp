// SPDX-License-Identifier: GPL-3.0-or-later
// A static library needs one translation unit; the icons come from qt_add_resources.
namespace slipway::resources {
const char *iconPrefix()
{
    return ":/icons/";
}
} // namespace slipway::resources
