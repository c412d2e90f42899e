// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The few calls of the operating system that the archive's files need, with what went wrong as a value. Any thread;
// they block, so never on the GUI or the engine thread.

#include "models/base/result.h"

#include <QString>

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace history {

// An open file that is closed with it.
class FileHandle {
public:
    FileHandle() = default;
    explicit FileHandle(int fd) : m_fd(fd) {}
    FileHandle(FileHandle &&other) noexcept : m_fd(std::exchange(other.m_fd, -1)) {}
    FileHandle &operator=(FileHandle &&other) noexcept;
    ~FileHandle();
    [[nodiscard]] int fd() const { return m_fd; }
    [[nodiscard]] bool isOpen() const { return m_fd >= 0; }
    [[nodiscard]] std::uint64_t size() const;
    // Whole or false.
    [[nodiscard]] bool readAt(std::uint64_t offset, std::span<std::byte> into) const;

private:
    int m_fd = -1;
};

[[nodiscard]] base::Result<FileHandle> openFile(const QString &path, int flags);
// Whether it is ours now, until it is closed; false while another program has it. Error: it cannot be locked there at all.
[[nodiscard]] base::Result<bool> tryToLock(const FileHandle &file, const QString &path);
// Appends all of it at `offset`, or leaves the file as long as it was.
[[nodiscard]] base::Result<void> writeAt(const FileHandle &file, const QString &path, std::uint64_t offset,
                                         std::span<const std::byte> bytes);
// The whole file under its name, or none of it: a neighbour first, made durable, then renamed.
[[nodiscard]] base::Result<void> replaceFile(const QString &path, std::span<const std::byte> bytes);
// To NAME.damaged (a number where there is one already). Its new name, or empty when it could not be moved.
[[nodiscard]] QString moveAside(const QString &path);

inline constexpr QLatin1StringView kUnfinishedEnding{".unfinished"};
inline constexpr QLatin1StringView kDamagedEnding{".damaged"};

// A value in the bytes of a file. Little-endian machines only, as all that Quarterdeck is built for.
template <class T>
void appendRaw(std::vector<std::byte> &out, const T &value)
{
    const auto bytes = std::as_bytes(std::span(&value, 1));
    out.insert(out.end(), bytes.begin(), bytes.end());
}

} // namespace history
