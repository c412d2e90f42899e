// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The desktop program as a process of its own, with the plugin that tells what stood on its screen and when. Asked to
// end, and waited for, with this object.

#include "tests/bench/cputime.h"

#include <csignal>
#include <cstdlib>
#include <fcntl.h>
#include <fstream>
#include <map>
#include <poll.h>
#include <spawn.h>
#include <sstream>
#include <string>
#include <sys/wait.h>
#include <unistd.h>
#include <vector>

namespace bench {

class StartedConsole {
public:
    StartedConsole(const std::string &program, const std::string &plugins, const std::string &environmentFile)
    {
        int ends[2] = {-1, -1};
        if (pipe2(ends, O_CLOEXEC) != 0)
            std::abort();
        constexpr int kMarks = 57; // in the child
        posix_spawn_file_actions_t actions;
        posix_spawn_file_actions_init(&actions);
        posix_spawn_file_actions_adddup2(&actions, ends[1], kMarks);
        std::vector<std::string> variables{"QT_QPA_PLATFORM=offscreen", "QT_QPA_GENERIC_PLUGINS=startmarks", "QT_PLUGIN_PATH=" + plugins,
                                           "QD_BENCH_MARKS=" + std::to_string(kMarks)};
        for (char **e = environ; *e; ++e)
            if (std::string(*e).rfind("QT_", 0) != 0)
                variables.emplace_back(*e);
        std::vector<char *> environment;
        for (std::string &v : variables)
            environment.push_back(v.data());
        environment.push_back(nullptr);
        std::string name = program, option = "--environment", file = environmentFile;
        char *argv[] = {name.data(), option.data(), file.data(), nullptr};
        m_started = wall();
        if (posix_spawn(&m_pid, program.c_str(), &actions, nullptr, argv, environment.data()) != 0)
            m_pid = -1;
        posix_spawn_file_actions_destroy(&actions);
        close(ends[1]);
        m_marks = ends[0];
    }
    ~StartedConsole()
    {
        close(m_marks);
        if (m_pid <= 0)
            return;
        kill(m_pid, SIGTERM);
        const double end = wall() + 10;
        while (waitpid(m_pid, nullptr, WNOHANG) == 0) {
            if (wall() > end)
                kill(m_pid, SIGKILL);
            usleep(5000);
        }
    }
    StartedConsole(const StartedConsole &) = delete;
    StartedConsole &operator=(const StartedConsole &) = delete;

    // Milliseconds from exec to the mark; negative when it does not come in time.
    double until(const std::string &mark, double seconds)
    {
        const double end = wall() + seconds;
        while (!m_seen.contains(mark) && wall() < end) {
            pollfd p{m_marks, POLLIN, 0};
            if (poll(&p, 1, 50) <= 0)
                continue;
            char buffer[4096];
            const ssize_t n = read(m_marks, buffer, sizeof buffer);
            if (n <= 0)
                break;
            m_text.append(buffer, std::size_t(n));
            takeLines();
        }
        const auto it = m_seen.find(mark);
        return it == m_seen.end() ? -1 : (it->second.at - m_started) * 1000;
    }
    // Milliseconds of CPU it had used by then, all threads.
    [[nodiscard]] double cpuUntil(const std::string &mark) const
    {
        const auto it = m_seen.find(mark);
        return it == m_seen.end() ? -1 : it->second.cpu * 1000;
    }
    [[nodiscard]] int charts() const { return m_charts; }
    [[nodiscard]] double residentMiB() const
    {
        std::ifstream in("/proc/" + std::to_string(m_pid) + "/status");
        for (std::string word; in >> word;)
            if (double kB = 0; word == "VmRSS:" && in >> kB)
                return kB / 1024;
        return 0;
    }

private:
    struct Seen {
        double at = 0, cpu = 0; // seconds
    };
    void takeLines()
    {
        for (std::size_t end; (end = m_text.find('\n')) != std::string::npos; m_text.erase(0, end + 1)) {
            std::istringstream line(m_text.substr(0, end));
            std::string mark;
            Seen seen;
            line >> mark;
            if (mark == "charts")
                line >> m_charts;
            line >> seen.at >> seen.cpu;
            m_seen[mark] = seen;
        }
    }
    pid_t m_pid = -1;
    int m_marks = -1;
    int m_charts = 0;
    double m_started = 0;
    std::string m_text;
    std::map<std::string, Seen> m_seen;
};

} // namespace bench
