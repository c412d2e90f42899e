// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Several readers in one program: QD_FUZZ_READER names the one that is fed. A reader that breaks a promise ends the program.

#include <QByteArray>
#include <QString>

#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <span>

#include <sys/mman.h>
#include <unistd.h>

namespace fuzz {

inline void expect(bool holds, const char *what)
{
    if (holds)
        return;
    std::fprintf(stderr, "broken: %s\n", what);
    std::abort();
}

struct Reader {
    const char *name;
    void (*feed)(const QByteArray &bytes);
};

inline int feed(std::span<const Reader> readers, const std::uint8_t *data, std::size_t size)
{
    static const Reader *const chosen = [readers]() -> const Reader * {
        const char *name = std::getenv("QD_FUZZ_READER");
        for (const Reader &r : readers)
            if (name && std::strcmp(r.name, name) == 0)
                return &r;
        std::fprintf(stderr, "QD_FUZZ_READER names one of:");
        for (const Reader &r : readers)
            std::fprintf(stderr, " %s", r.name);
        std::fprintf(stderr, "\n");
        std::_Exit(2);
    }();
    chosen->feed(QByteArray(reinterpret_cast<const char *>(data), qsizetype(size)));
    return 0;
}

// A file that has these bytes and is on no disk.
class MemoryFile {
public:
    explicit MemoryFile(const QByteArray &bytes) : m_fd(::memfd_create("fuzz", MFD_CLOEXEC))
    {
        expect(m_fd >= 0 && ::write(m_fd, bytes.constData(), std::size_t(bytes.size())) == bytes.size(), "no memory for a file");
    }
    ~MemoryFile() { ::close(m_fd); }
    MemoryFile(const MemoryFile &) = delete;
    MemoryFile &operator=(const MemoryFile &) = delete;
    [[nodiscard]] QString path() const { return QStringLiteral("/proc/self/fd/%1").arg(m_fd); }

private:
    int m_fd;
};

} // namespace fuzz
