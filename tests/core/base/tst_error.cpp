// SPDX-License-Identifier: GPL-3.0-or-later
#include "tst_error.h"

#include "core/base/result.h"

#include <QSet>
#include <QTest>

using namespace slipway;

void TestError::everyCodeHasANameOfItsOwnThatComesBack()
{
    QSet<QString> names;
    const int last = static_cast<int>(ErrorCode::VersionKept);
    for (int i = 0; i <= last; ++i) {
        const auto code = static_cast<ErrorCode>(i);
        const QString name = errorName(code);
        QVERIFY2(!names.contains(name), qPrintable(QStringLiteral("code %1 has no row: %2").arg(i).arg(name)));
        names.insert(name);
        QCOMPARE(errorCodeFromName(name), code);
    }
    // The one after the last has no row: a code was appended without this test.
    QCOMPARE(errorName(static_cast<ErrorCode>(last + 1)), QStringLiteral("internal"));
}

void TestError::unknownNamesAreInternal()
{
    QCOMPARE(errorCodeFromName(QStringLiteral("from_the_future")), ErrorCode::Internal);
}

void TestError::kindDecidesRetry()
{
    QCOMPARE(kindOf(ErrorCode::GitUnreachable), ErrorKind::Transient);
    QCOMPARE(kindOf(ErrorCode::GitAuth), ErrorKind::NeedsUser);
    QCOMPARE(kindOf(ErrorCode::Cancelled), ErrorKind::Cancelled);
    QCOMPARE(Error{}.kind(), ErrorKind::Bug);
}

void TestError::tryLeavesWithTheErrorAlsoInsideItself()
{
    const auto inner = [](bool isGood) -> Result<int> {
        if (isGood)
            return 7;
        return fail(ErrorCode::Busy, QStringLiteral("inner"));
    };
    const auto outer = [&](bool isGood) -> Result<int> {
        int seen = 0;
        SLIPWAY_TRY([&]() -> Result<> {
            SLIPWAY_ASSIGN(seen, inner(isGood));
            SLIPWAY_TRY(inner(isGood));
            return {};
        }());
        return seen;
    };
    QCOMPARE(outer(true).value(), 7);
    QCOMPARE(outer(false).error(), (Error{ErrorCode::Busy, QStringLiteral("inner"), QString()}));
}
