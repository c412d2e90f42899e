// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Bytes in, replies out: hiredis' parser, bounded. A reply may have at most 16 MiB and 100 000 elements, however
// they are nested; more ends with Errc::Protocol before memory is taken for it. One thread.

#include "models/base/result.h"
#include "models/redis/reply.h"

#include <memory>
#include <optional>

struct redisReader;
struct redisReadTask;

namespace redis {

class ReplyReader {
public:
    ReplyReader();
    ~ReplyReader();
    ReplyReader(const ReplyReader &) = delete;
    ReplyReader &operator=(const ReplyReader &) = delete;

    base::Result<void> feed(const char *data, std::size_t bytes);
    // The next complete reply, or nothing until more has been fed. After an error the stream is lost.
    base::Result<std::optional<Reply>> next();

private:
    friend struct Building;
    Reply *place(const redisReadTask *task);

    redisReader *m_reader;
    std::unique_ptr<Reply> m_root;
    std::size_t m_elements = 0; // of the reply being built
    std::size_t m_bytes = 0;    // fed since the last complete reply
    bool m_tooLarge = false;
};

} // namespace redis
