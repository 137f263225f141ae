// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/git/gitcredential.h"
#include "core/git/ssh/privatefolder.h"
#include "core/git/transport/childpipe.h"

#include <optional>
#include <utility>

namespace slipway::git {

// A private key of the vault, lent to one ssh process. Neither the key nor its
// passphrase is ever an argument, a variable or a file on a disk; 100 at once do
// not meet.
//
// A key without passphrase, where no other program needs it, is read by ssh out of
// a file in memory (memfd_create, 0600) that only this process holds open, by its
// name below /proc: that costs nothing, so ssh is as fast as git's. Else an
// ssh-agent of its own (the parent of nothing else, it ends with ssh) gets the key
// through a pipe and its passphrase through another: ssh gives it to the ssh of a
// jump host, too. Either goes with the object; where Slipway is killed the memory
// goes with it, and the agent by itself within ten seconds.
class LentKey
{
public:
    // ProcessStart where ssh-agent or ssh-add is missing, GitKeyUnusable without a key.
    static Result<LentKey> make(const GitCredential &credential);
    ~LentKey();
    LentKey(LentKey &&) noexcept = default;
    LentKey &operator=(LentKey &&) = delete;
    LentKey(const LentKey &) = delete;
    LentKey &operator=(const LentKey &) = delete;

    // The exit code that says that the key could not be used.
    static constexpr int kKeyUnusable = 67;
    // Makes of "ssh …" a command that has the key.
    void wrap(ChildSpec &ssh, const GitCredential &credential) const;

private:
    // The file in memory, for as long as it is open.
    class MemoryFile
    {
    public:
        static std::optional<MemoryFile> of(const SecretString &content);
        ~MemoryFile();
        MemoryFile(MemoryFile &&other) noexcept
            : m_descriptor(std::exchange(other.m_descriptor, -1))
        {
        }
        MemoryFile &operator=(MemoryFile &&) = delete;
        MemoryFile(const MemoryFile &) = delete;
        MemoryFile &operator=(const MemoryFile &) = delete;
        QString path() const;

    private:
        explicit MemoryFile(int descriptor)
            : m_descriptor(descriptor)
        {
        }
        int m_descriptor;
    };

    explicit LentKey(PrivateFolder folder);
    explicit LentKey(MemoryFile file);
    std::optional<MemoryFile> m_file;
    std::optional<PrivateFolder> m_folder;
    QString m_agent;
    QString m_add;
};

} // namespace slipway::git
