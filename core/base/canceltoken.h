// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <memory>

namespace slipway {

// Says that somebody no longer wants an answer. The source is kept by whoever
// may cancel, tokens go to the work. Thread safe. Cancel must end any state
// within a second: work that waits for descriptors waits for wakeDescriptor()
// too, other work asks at least every 100 ms.
class CancelToken
{
public:
    // A token that is never cancelled.
    CancelToken() = default;
    bool isCancelled() const;
    // Readable from the moment of the cancel on, and for ever then; lives as long as
    // the token. -1 for a token that is never cancelled, or where the system has no
    // descriptor left: then ask isCancelled() now and then.
    int wakeDescriptor() const;

private:
    friend class CancelSource;
    class State;
    std::shared_ptr<State> m_state;
};

class CancelSource
{
public:
    CancelSource();
    CancelToken token() const { return m_token; }
    void cancel();
    bool isCancelled() const { return m_token.isCancelled(); }

private:
    CancelToken m_token;
};

} // namespace slipway
