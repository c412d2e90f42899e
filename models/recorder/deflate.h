// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// zlib over one block, record by record: each leans on those before it and can be read as soon as it is written.
// One thread.

#include <QByteArray>

#include <memory>
#include <optional>

struct z_stream_s;

namespace recorder {

class BlockDeflater {
public:
    BlockDeflater();
    ~BlockDeflater();
    void startBlock();
    [[nodiscard]] QByteArray pack(QByteArrayView raw);

private:
    std::unique_ptr<z_stream_s> m_stream;
};

class BlockInflater {
public:
    BlockInflater();
    ~BlockInflater();
    void startBlock();
    // None: these are not `length` packed bytes.
    [[nodiscard]] std::optional<QByteArray> unpack(QByteArrayView packed, qsizetype length);

private:
    std::unique_ptr<z_stream_s> m_stream;
};

[[nodiscard]] QByteArray gzip(QByteArrayView bytes); // a file as gunzip reads it

} // namespace recorder
