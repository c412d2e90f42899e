// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/secrets/secretcommand.h"

#include <QCoreApplication>

#include <cerrno>
#include <csignal>
#include <cstring>
#include <vector>

#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

namespace secrets {

namespace {

using Clock = std::chrono::steady_clock;

constexpr std::size_t kMostBytes = 64 * 1024;

// What password managers need to find their store and their agent; everything else stays here.
constexpr const char *kPassedOn[] = {
    "HOME", "USER", "LOGNAME", "DISPLAY", "WAYLAND_DISPLAY", "XAUTHORITY", "XDG_RUNTIME_DIR", "XDG_CONFIG_HOME", "XDG_DATA_HOME",
    "XDG_STATE_HOME", "XDG_CACHE_HOME", "DBUS_SESSION_BUS_ADDRESS", "GNUPGHOME", "GPG_TTY", "SSH_AUTH_SOCK", "PASSWORD_STORE_DIR",
    "CREDENTIALS_DIRECTORY",
};

struct Descriptor {
    int fd = -1;
    ~Descriptor() { reset(); }
    Descriptor() = default;
    Descriptor(const Descriptor &) = delete;
    Descriptor &operator=(const Descriptor &) = delete;
    void reset()
    {
        if (fd >= 0)
            ::close(fd);
        fd = -1;
    }
};

Answer refusal(Availability availability, const QString &detail)
{
    return Answer(availability, base::Secret(), detail);
}

QString systemText(int error)
{
    return QString::fromLocal8Bit(std::strerror(error));
}

std::vector<std::string> childVariables()
{
    std::vector<std::string> list{"PATH=/usr/local/bin:/usr/bin:/bin", "LC_ALL=C.UTF-8"};
    for (const char *name : kPassedOn)
        if (const char *value = std::getenv(name))
            list.push_back(std::string(name) + '=' + value);
    return list;
}

std::vector<char *> pointersTo(std::vector<std::string> &list)
{
    std::vector<char *> out;
    for (std::string &s : list)
        out.push_back(s.data());
    out.push_back(nullptr);
    return out;
}

// 0 and the pid, or the error number.
int spawn(const QStringList &argv, int output, pid_t &pid)
{
    std::vector<std::string> words;
    for (const QString &word : argv)
        words.push_back(word.toStdString());
    std::vector<std::string> variables = childVariables();
    const std::vector<char *> wordPointers = pointersTo(words);
    const std::vector<char *> variablePointers = pointersTo(variables);

    posix_spawn_file_actions_t files;
    posix_spawn_file_actions_init(&files);
    posix_spawn_file_actions_addopen(&files, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
    posix_spawn_file_actions_adddup2(&files, output, STDOUT_FILENO);
    posix_spawn_file_actions_addopen(&files, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
    posix_spawn_file_actions_addclosefrom_np(&files, STDERR_FILENO + 1);
    posix_spawnattr_t attributes;
    posix_spawnattr_init(&attributes);
    posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF);
    posix_spawnattr_setpgroup(&attributes, 0);
    sigset_t none, all;
    sigemptyset(&none);
    sigfillset(&all);
    posix_spawnattr_setsigmask(&attributes, &none);
    posix_spawnattr_setsigdefault(&attributes, &all);
    const int error = posix_spawn(&pid, words[0].c_str(), &files, &attributes, wordPointers.data(), variablePointers.data());
    posix_spawnattr_destroy(&attributes);
    posix_spawn_file_actions_destroy(&files);
    return error;
}

// Collects the child's output until it ends; false when the limit passed or it said too much.
class Listener {
public:
    Listener(int output, int process, Clock::time_point due) : m_output(output), m_process(process), m_due(due)
    {
        m_bytes.reserve(kMostBytes + 1); // never moved: no copies of the secret are left behind
    }
    ~Listener() { base::wipe(m_bytes); }

    bool untilTheEnd()
    {
        for (;;) {
            const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(m_due - Clock::now()).count();
            if (left <= 0)
                return false;
            // a closed pipe must not be polled: it is ready for ever
            pollfd waits[] = {{m_process, POLLIN, 0}, {m_open ? m_output : -1, POLLIN, 0}};
            const int ready = ::poll(waits, 2, int(std::min<long long>(left, 60000)));
            if (ready < 0 && errno != EINTR)
                return false;
            if (m_open)
                drain();
            if (m_bytes.size() > kMostBytes)
                return false;
            // an ended child counts, though a grandchild may still hold the pipe
            if (ready > 0 && waits[0].revents != 0) {
                drain();
                return m_bytes.size() <= kMostBytes;
            }
        }
    }

    [[nodiscard]] bool tooMuch() const { return m_bytes.size() > kMostBytes; }
    [[nodiscard]] std::string_view firstLine() const
    {
        const std::string_view all(m_bytes);
        std::string_view line = all.substr(0, all.find('\n'));
        if (line.ends_with('\r'))
            line.remove_suffix(1);
        return line;
    }

private:
    void drain()
    {
        while (m_bytes.size() <= kMostBytes) {
            const std::size_t before = m_bytes.size();
            m_bytes.resize(kMostBytes + 1);
            const ssize_t n = ::read(m_output, m_bytes.data() + before, m_bytes.size() - before);
            m_bytes.resize(before + std::size_t(std::max<ssize_t>(n, 0)));
            if (n == 0)
                m_open = false;
            if (n <= 0 && !(n < 0 && errno == EINTR))
                return;
        }
    }

    const int m_output;
    const int m_process;
    const Clock::time_point m_due;
    std::string m_bytes;
    bool m_open = true;
};

Answer answerOf(const Listener &heard, int status)
{
    if (WIFSIGNALED(status))
        return refusal(Availability::Absent, QCoreApplication::translate("secrets", "the command was ended by signal %1").arg(WTERMSIG(status)));
    if (WEXITSTATUS(status) != 0)
        return refusal(Availability::Absent, QCoreApplication::translate("secrets", "the command ended with exit code %1; run it in a terminal to see why")
                                                 .arg(WEXITSTATUS(status)));
    const std::string_view line = heard.firstLine();
    if (line.empty())
        return refusal(Availability::Absent, QCoreApplication::translate("secrets", "the command printed nothing"));
    if (line.find('\0') != std::string_view::npos)
        return refusal(Availability::Absent, QCoreApplication::translate("secrets", "the command printed a zero byte, which no password contains"));
    return Answer(Availability::Found, base::Secret(std::string(line)));
}

} // namespace

Answer runSecretCommand(const QStringList &argv, std::chrono::milliseconds limit)
{
    const Clock::time_point due = Clock::now() + limit;
    if (argv.isEmpty() || !argv[0].startsWith(QLatin1Char('/')))
        return refusal(Availability::NoBackend, QCoreApplication::translate("secrets", "the program must be an absolute path"));
    int ends[2];
    if (::pipe2(ends, O_CLOEXEC) != 0)
        return refusal(Availability::NoBackend, systemText(errno));
    Descriptor reading, writing, process;
    reading.fd = ends[0];
    writing.fd = ends[1];
    ::fcntl(reading.fd, F_SETFL, O_NONBLOCK);
    pid_t pid = -1;
    if (const int error = spawn(argv, writing.fd, pid))
        return refusal(error == EACCES || error == EPERM ? Availability::Denied : Availability::NoBackend,
                       QCoreApplication::translate("secrets", "%1 cannot be started: %2").arg(argv[0], systemText(error)));
    writing.reset();
    process.fd = int(::syscall(SYS_pidfd_open, pid, 0));

    Listener heard(reading.fd, process.fd, due);
    const bool ended = process.fd >= 0 && heard.untilTheEnd();
    if (!ended)
        ::kill(-pid, SIGKILL); // the group: it may have children of its own
    int status = 0;
    while (::waitpid(pid, &status, 0) < 0 && errno == EINTR) {}
    if (heard.tooMuch())
        return refusal(Availability::Absent, QCoreApplication::translate("secrets", "the command printed more than a password"));
    if (!ended)
        return refusal(Availability::TimedOut, QCoreApplication::translate("secrets", "the command did not end in time and was stopped"));
    return answerOf(heard, status);
}

} // namespace secrets
