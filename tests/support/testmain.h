// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QCoreApplication>
#include <QTest>
#include <functional>
#include <memory>
#include <vector>

namespace slipway::tests {

// Runs several test classes in one executable: linking dominates on small
// machines, so a room's tests share one. `tst_room CLASS` runs one class.
class TestList
{
public:
    template <class T>
    TestList &add()
    {
        m_makers.push_back([] { return std::make_unique<T>(); });
        return *this;
    }

    int run(int argc, char **argv) const
    {
        QStringList arguments;
        for (int i = 0; i < argc; ++i)
            arguments << QString::fromLocal8Bit(argv[i]);
        QString only;
        if (arguments.size() > 1 && !arguments.at(1).startsWith(QLatin1Char('-')))
            only = arguments.takeAt(1);
        int failed = 0;
        int ran = 0;
        for (const auto &make : m_makers) {
            const std::unique_ptr<QObject> test = make();
            if (!only.isEmpty() && only != QString::fromLatin1(test->metaObject()->className()))
                continue;
            ++ran;
            failed += QTest::qExec(test.get(), arguments) != 0 ? 1 : 0;
        }
        return failed != 0 || ran == 0 ? 1 : 0;
    }

private:
    std::vector<std::function<std::unique_ptr<QObject>()>> m_makers;
};

} // namespace slipway::tests
