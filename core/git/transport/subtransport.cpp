// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/git/transport/subtransport.h"

#include "core/git/operation.h"
#include "core/git/transport/endpoint.h"

#include <git2/sys/transport.h>

namespace slipway::git {

namespace {

// One request: what libgit2 writes is collected and sent at its first read, so
// that the request has a length and is never chunked.
struct Stream {
    git_smart_subtransport_stream base{};
    TransportContext *context = nullptr;
    git_smart_service_t service = GIT_SERVICE_UPLOADPACK_LS;
    QByteArray request;
    std::unique_ptr<Exchange> exchange;
};

struct Subtransport {
    git_smart_subtransport base{};
    TransportContext *context = nullptr;
};

Stream *self(git_smart_subtransport_stream *stream)
{
    return reinterpret_cast<Stream *>(stream);
}

int readStream(git_smart_subtransport_stream *base, char *buffer, size_t size, size_t *read)
{
    Stream &stream = *self(base);
    Operation &operation = stream.context->operation;
    *read = 0;
    if (!stream.exchange) {
        auto started = stream.context->endpoint.uploadPack(stream.request);
        if (!started)
            return operation.refuse(started.error());
        stream.exchange = std::move(*started);
        stream.request.clear();
    }
    if (const auto room = operation.checkRoom(); !room)
        return operation.refuse(room.error());
    const auto got = stream.exchange->read(buffer, qsizetype(size));
    if (!got)
        return operation.refuse(got.error());
    *read = size_t(*got);
    return 0;
}

int writeStream(git_smart_subtransport_stream *base, const char *buffer, size_t size)
{
    self(base)->request.append(buffer, qsizetype(size));
    return 0;
}

void freeStream(git_smart_subtransport_stream *base)
{
    delete self(base);
}

int startAction(git_smart_subtransport_stream **out, git_smart_subtransport *base, const char *,
                git_smart_service_t service)
{
    TransportContext &context = *reinterpret_cast<Subtransport *>(base)->context;
    if (service != GIT_SERVICE_UPLOADPACK_LS && service != GIT_SERVICE_UPLOADPACK)
        return context.operation.refuse({ErrorCode::Internal, {}, QStringLiteral("Slipway never pushes")});
    auto stream = std::make_unique<Stream>();
    stream->base.subtransport = base;
    stream->base.read = readStream;
    stream->base.write = writeStream;
    stream->base.free = freeStream;
    stream->context = &context;
    stream->service = service;
    if (service == GIT_SERVICE_UPLOADPACK_LS) {
        auto started = context.endpoint.advertisement();
        if (!started)
            return context.operation.refuse(started.error());
        stream->exchange = std::move(*started);
    }
    *out = &stream.release()->base;
    return 0;
}

int closeSubtransport(git_smart_subtransport *)
{
    return 0; // called before the first action too; the Endpoint ends with the call
}

void freeSubtransport(git_smart_subtransport *base)
{
    delete reinterpret_cast<Subtransport *>(base);
}

int makeSubtransport(git_smart_subtransport **out, git_transport *, void *param)
{
    auto subtransport = std::make_unique<Subtransport>();
    subtransport->base.action = startAction;
    subtransport->base.close = closeSubtransport;
    subtransport->base.free = freeSubtransport;
    subtransport->context = static_cast<TransportContext *>(param);
    *out = &subtransport.release()->base;
    return 0;
}

} // namespace

int makeSmartTransport(git_transport **out, git_remote *owner, void *payload)
{
    git_smart_subtransport_definition definition{makeSubtransport, 1, payload};
    return git_transport_smart(out, owner, &definition);
}

} // namespace slipway::git
