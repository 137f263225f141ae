// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QByteArray>
#include <functional>
#include <memory>

namespace slipway::deploy {

// Collects lines that come in any rhythm and hands them on in batches: after at
// most 50 ms or 64 KiB. One thread of its own, asleep while nothing is pending,
// serves all batchers of one LineBatchers. add() and flush() from any thread; a
// batch is handed on by whichever thread is due, never by two at once.
class LineBatchers
{
public:
    class Batcher;
    using Sink = std::function<void(const QByteArray &lines)>;

    LineBatchers();
    ~LineBatchers();
    LineBatchers(const LineBatchers &) = delete;
    LineBatchers &operator=(const LineBatchers &) = delete;

    std::shared_ptr<Batcher> make(Sink sink);

private:
    struct Private;
    std::shared_ptr<Private> d;
};

class LineBatchers::Batcher
{
public:
    Batcher(std::weak_ptr<Private> owner, Sink sink);
    ~Batcher(); // does not flush: call flush() first
    Batcher(const Batcher &) = delete;
    Batcher &operator=(const Batcher &) = delete;

    void add(const QByteArray &line); // without its end
    void flush();

private:
    struct State;
    std::weak_ptr<Private> m_owner;
    std::shared_ptr<State> m_state;
    friend class LineBatchers;
};

} // namespace slipway::deploy
