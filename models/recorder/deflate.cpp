// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/recorder/deflate.h"

#include <zlib.h>

#include <new>

namespace recorder {

namespace {

constexpr int kRawWindow = -15; // no zlib frame: a record has its own check sum
constexpr qsizetype kMostGrowth = 1100; // deflate cannot do better

Bytef *bytesOf(QByteArrayView view) { return reinterpret_cast<Bytef *>(const_cast<char *>(view.data())); }

} // namespace

BlockDeflater::BlockDeflater() : m_stream(std::make_unique<z_stream_s>())
{
    if (deflateInit2(m_stream.get(), 6, Z_DEFLATED, kRawWindow, 9, Z_DEFAULT_STRATEGY) != Z_OK)
        throw std::bad_alloc();
}

BlockDeflater::~BlockDeflater() { deflateEnd(m_stream.get()); }

void BlockDeflater::startBlock() { deflateReset(m_stream.get()); }

QByteArray BlockDeflater::pack(QByteArrayView raw)
{
    QByteArray out(qsizetype(deflateBound(m_stream.get(), uLong(raw.size()))) + 16, Qt::Uninitialized);
    m_stream->next_in = bytesOf(raw);
    m_stream->avail_in = uInt(raw.size());
    m_stream->next_out = bytesOf(out);
    m_stream->avail_out = uInt(out.size());
    deflate(m_stream.get(), Z_SYNC_FLUSH);
    out.resize(out.size() - qsizetype(m_stream->avail_out));
    return out;
}

QByteArray gzip(QByteArrayView bytes)
{
    z_stream stream{};
    constexpr int kGzip = 15 + 16;
    if (deflateInit2(&stream, 6, Z_DEFLATED, kGzip, 8, Z_DEFAULT_STRATEGY) != Z_OK)
        throw std::bad_alloc();
    QByteArray out(qsizetype(deflateBound(&stream, uLong(bytes.size()))) + 32, Qt::Uninitialized);
    stream.next_in = bytesOf(bytes);
    stream.avail_in = uInt(bytes.size());
    stream.next_out = bytesOf(out);
    stream.avail_out = uInt(out.size());
    deflate(&stream, Z_FINISH);
    out.resize(out.size() - qsizetype(stream.avail_out));
    deflateEnd(&stream);
    return out;
}

BlockInflater::BlockInflater() : m_stream(std::make_unique<z_stream_s>())
{
    if (inflateInit2(m_stream.get(), kRawWindow) != Z_OK)
        throw std::bad_alloc();
}

BlockInflater::~BlockInflater() { inflateEnd(m_stream.get()); }

void BlockInflater::startBlock() { inflateReset(m_stream.get()); }

std::optional<QByteArray> BlockInflater::unpack(QByteArrayView packed, qsizetype length)
{
    if (length < 0 || length > packed.size() * kMostGrowth)
        return {};
    QByteArray out(length + 1, Qt::Uninitialized); // a byte more, so that all of the input is taken
    m_stream->next_in = bytesOf(packed);
    m_stream->avail_in = uInt(packed.size());
    m_stream->next_out = bytesOf(out);
    m_stream->avail_out = uInt(out.size());
    const int said = inflate(m_stream.get(), Z_SYNC_FLUSH);
    if ((said != Z_OK && said != Z_BUF_ERROR) || m_stream->avail_in != 0 || m_stream->avail_out != 1)
        return {};
    out.chop(1);
    return out;
}

} // namespace recorder
