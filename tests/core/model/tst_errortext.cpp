// SPDX-License-Identifier: GPL-3.0-or-later
#include "tst_errortext.h"

#include "core/model/errortext.h"
#include "core/model/validation.h"

#include <QRegularExpression>
#include <QTest>

using namespace slipway;

void TestErrorText::everyCodeHasASentenceAndARemedy_data()
{
    QTest::addColumn<int>("code");
    for (int i = 0; errorName(static_cast<ErrorCode>(i)) != QLatin1String("internal") || i == 0; ++i)
        QTest::newRow(qPrintable(errorName(static_cast<ErrorCode>(i)))) << i;
}

void TestErrorText::everyCodeHasASentenceAndARemedy()
{
    QFETCH(int, code);
    static const QRegularExpression contraction(QStringLiteral("n't\\b|'(ll|re|ve|d|m)\\b|\\bplease\\b"),
                                                QRegularExpression::CaseInsensitiveOption);
    const QString internal = errorText({ErrorCode::Internal, QString(), QString()}).sentence;
    for (const QString &subject : {QString(), QStringLiteral("the-subject")}) {
        for (const QString &detail : {QString(), QStringLiteral("line one\nline two")}) {
            const ErrorText text = errorText({static_cast<ErrorCode>(code), subject, detail});
            QVERIFY(!text.sentence.isEmpty());
            QVERIFY2(text.sentence.endsWith(QLatin1Char('.')), qPrintable(text.sentence));
            for (const QString &part : {text.sentence, text.remedy}) {
                QVERIFY2(!part.contains(QLatin1String("%1")) && !part.contains(QLatin1String("%2")), qPrintable(part));
                QVERIFY2(!part.contains(contraction), qPrintable(part));
            }
            if (detail.isEmpty()) {
                QVERIFY(text.remedy.endsWith(QLatin1Char('.')));
                if (code != static_cast<int>(ErrorCode::Internal) && subject.isEmpty())
                    QVERIFY2(text.sentence != internal, "no sentence of its own");
            }
        }
    }
}

void TestErrorText::saysTheSubject()
{
    const ErrorText text = errorText({ErrorCode::GitBranchMissing, QStringLiteral("release"), QString()});
    QCOMPARE(text.sentence, QStringLiteral("The branch release is not in the repository."));
    QCOMPARE(text.remedy, QStringLiteral("Check the branch in the settings, or push it first."));
    // A subject with "%1" in it is text like any other.
    QCOMPARE(errorText({ErrorCode::GitBranchMissing, QStringLiteral("%1"), QString()}).sentence,
             QStringLiteral("The branch %1 is not in the repository."));
}

void TestErrorText::saysComposesOwnLine()
{
    const Error error{ErrorCode::ComposeInvalid, QStringLiteral("compose.yaml"),
                      QStringLiteral("\nservices.web.ports.0 must be a string\nmore")};
    QCOMPARE(errorText(error).sentence,
             QStringLiteral("Compose does not accept compose.yaml: services.web.ports.0 must be a string."));
}

void TestErrorText::saysTheReasonOfAChecksOwn()
{
    const std::optional<Error> error = repositoryPathProblem(QStringLiteral("../x"), QStringLiteral("composePath"));
    QVERIFY(error);
    QCOMPARE(errorText(*error).sentence, QStringLiteral("The path may not leave the repository with \"..\"."));
    // The same code from a run says what it found.
    QCOMPARE(errorText({ErrorCode::ComposePathInvalid, QStringLiteral("a/link.yaml"), QStringLiteral("raw")}).sentence,
             QStringLiteral("The path a/link.yaml is not inside the repository."));
}

void TestErrorText::namesTheFieldInALine()
{
    const std::optional<Error> error = stackNameProblem(QStringLiteral("Web"));
    QVERIFY(error);
    QVERIFY(errorLine(*error).startsWith(QLatin1String("stackName: Use lower case letters")));
    QCOMPARE(errorLine({ErrorCode::GitEmpty, QString(), QString()}),
             QStringLiteral("The repository has no commits. Push a first commit with a compose file."));
}

void TestErrorText::shortensALongDetail()
{
    const Error error{ErrorCode::UpFailed, QString(), QString(90'000, QLatin1Char('x'))};
    QVERIFY(errorText(error).sentence.size() < 400);
}
