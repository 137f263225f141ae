// SPDX-License-Identifier: GPL-3.0-or-later
#include "tst_secretstring.h"

#include "core/base/secretstring.h"

#include <QDebug>
#include <QTest>
#include <type_traits>

using namespace slipway;

namespace {

template <class T>
concept Printable = requires(QDebug debug, const T &value)
{
    debug << value;
};

static_assert(!std::is_copy_constructible_v<SecretString>);
static_assert(!std::is_copy_assignable_v<SecretString>);
static_assert(std::is_nothrow_move_constructible_v<SecretString>);
static_assert(!std::is_convertible_v<SecretString, QString>);
static_assert(!std::is_convertible_v<QString, SecretString>);
static_assert(!Printable<SecretString>);

} // namespace

void TestSecretString::keepsTextAndBytes()
{
    QCOMPARE(SecretString(QStringLiteral("gehäim")).revealText(), QStringLiteral("gehäim"));
    const QByteArray raw("\0\xff\x01", 3);
    const SecretString bytes = SecretString::fromBytes(raw);
    QCOMPARE(bytes.size(), 3);
    QCOMPARE(bytes.reveal().toByteArray(), raw);
    QVERIFY(SecretString().isEmpty());
}

void TestSecretString::isEmptyWhenMovedFrom()
{
    SecretString first(QStringLiteral("one"));
    SecretString second(std::move(first));
    QVERIFY(first.isEmpty()); // NOLINT(bugprone-use-after-move): that is the promise
    QCOMPARE(second.revealText(), QStringLiteral("one"));
    SecretString third(QStringLiteral("three"));
    third = std::move(second);
    QVERIFY(second.isEmpty()); // NOLINT(bugprone-use-after-move)
    QCOMPARE(third.revealText(), QStringLiteral("one"));
}

void TestSecretString::cloneIsACopyOfItsOwn()
{
    SecretString copy;
    {
        const SecretString original(QStringLiteral("value"));
        copy = original.clone();
        QVERIFY(copy.reveal().data() != original.reveal().data());
    }
    QCOMPARE(copy.revealText(), QStringLiteral("value"));
}

void TestSecretString::comparesValues()
{
    const SecretString value(QStringLiteral("value"));
    QVERIFY(value.equals(SecretString(QStringLiteral("value"))));
    QVERIFY(!value.equals(SecretString(QStringLiteral("valuE"))));
    QVERIFY(!value.equals(SecretString(QStringLiteral("value2"))));
    QVERIFY(SecretString().equals(SecretString()));
}

void TestSecretString::leavesTheBytesOfOthersAlone()
{
    const QByteArray shared("shared bytes");
    {
        const SecretString secret = SecretString::fromBytes(shared);
        QCOMPARE(secret.reveal().toByteArray(), shared);
    }
    QCOMPARE(shared, QByteArray("shared bytes")); // only its own copy was wiped
}
