// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <git2.h>
#include <memory>

namespace slipway::git {

template <auto Free>
struct HandleDeleter {
    template <class T>
    void operator()(T *pointer) const
    {
        Free(pointer);
    }
};

// Owners of libgit2's objects; one thread at a time each.
using RepositoryHandle = std::unique_ptr<git_repository, HandleDeleter<git_repository_free>>;
using ConfigHandle = std::unique_ptr<git_config, HandleDeleter<git_config_free>>;
using OdbHandle = std::unique_ptr<git_odb, HandleDeleter<git_odb_free>>;
using OdbObjectHandle = std::unique_ptr<git_odb_object, HandleDeleter<git_odb_object_free>>;
using RemoteHandle = std::unique_ptr<git_remote, HandleDeleter<git_remote_free>>;
using CommitHandle = std::unique_ptr<git_commit, HandleDeleter<git_commit_free>>;
using ObjectHandle = std::unique_ptr<git_object, HandleDeleter<git_object_free>>;
using ReferenceHandle = std::unique_ptr<git_reference, HandleDeleter<git_reference_free>>;
using ReferencesHandle = std::unique_ptr<git_reference_iterator, HandleDeleter<git_reference_iterator_free>>;
using PackBuilderHandle = std::unique_ptr<git_packbuilder, HandleDeleter<git_packbuilder_free>>;
using TreeHandle = std::unique_ptr<git_tree, HandleDeleter<git_tree_free>>;
using DiffHandle = std::unique_ptr<git_diff, HandleDeleter<git_diff_free>>;

// `int rc = git_x_open(Out(h), …);`: takes what libgit2 gives, at the end of the
// statement: h is not yet filled within it.
template <class Handle>
class Out
{
public:
    explicit Out(Handle &handle)
        : m_handle(handle)
    {
    }
    ~Out()
    {
        if (m_pointer)
            m_handle.reset(m_pointer);
    }
    Out(const Out &) = delete;
    Out &operator=(const Out &) = delete;
    operator typename Handle::pointer *() { return &m_pointer; }

private:
    Handle &m_handle;
    typename Handle::pointer m_pointer = nullptr;
};

} // namespace slipway::git
