// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/services/notificationtargetservice.h"
#include "core/services/worker.h"
#include "tests/ui/shots/shots.h"
#include "tests/ui/touch.h"
#include "ui/news/targetdialog.h"
#include "ui/news/targetsdialog.h"

#include <QLineEdit>
#include <QPushButton>
#include <QSet>

namespace slipway::shots {

using namespace Qt::StringLiterals;
using tests::child;

void shootNews(tests::UiWorld &world, Camera &camera)
{
    auto *none = new ui::TargetsDialog(world.services());
    none->show();
    QTest::qWait(300);
    camera.take(none, u"targets-empty"_s);
    none->close();
    const auto add = [&world](const QString &name, TargetKind kind, const char *url, QSet<NewsKind> news) {
        auto change = std::make_shared<NotificationTargetChange>();
        change->target.name = name;
        change->target.kind = kind;
        change->target.news = std::move(news);
        change->url = SecretString(QString::fromLatin1(url));
        (void)world.await([&world, change] { return world.services().notificationTargets.add(std::move(*change)); });
    };
    add(u"phone"_s, TargetKind::Ntfy, "https://ntfy.example.org/slipway", {NewsKind::Failed, NewsKind::NeedsYou});
    add(u"team chat"_s, TargetKind::Slack, "https://chat.example.org/hooks/abcdefgh",
        {NewsKind::Failed, NewsKind::Recovered, NewsKind::Deployed});
    auto *targets = new ui::TargetsDialog(world.services());
    targets->show();
    QTest::qWait(300);
    camera.take(targets, u"targets"_s);
    targets->close();
    auto *fresh = new ui::TargetDialog(world.services(), std::nullopt);
    fresh->show();
    camera.take(fresh, u"target-new"_s);
    tests::type(fresh, u"targetUrl"_s, u"ftp://example.org"_s);
    child<QPushButton>(fresh, u"targetSave"_s)->click();
    QTest::qWait(500);
    camera.take(fresh, u"target-problems"_s);
    fresh->close();
}

} // namespace slipway::shots
