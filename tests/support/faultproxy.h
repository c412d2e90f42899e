// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// TCP proxy of one thread: pass, freeze (accept and forward nothing), or break. Enough to play a black hole.

#include <arpa/inet.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <atomic>
#include <string>
#include <thread>
#include <vector>

class FaultProxy {
public:
    enum Mode { Pass, Freeze, Reset };
    FaultProxy(int port, int target) : m_target(target)
    {
        m_listen = socket(AF_INET, SOCK_STREAM, 0);
        const int one = 1;
        setsockopt(m_listen, SOL_SOCKET, SO_REUSEADDR, &one, sizeof one);
        const auto a = address(port);
        if (bind(m_listen, reinterpret_cast<const sockaddr *>(&a), sizeof a) != 0 || listen(m_listen, 16) != 0)
            qFatal("fault proxy: port %d", port);
        m_thread = std::thread([this] { run(); });
    }
    ~FaultProxy()
    {
        m_stop = true;
        m_thread.join();
        ::close(m_listen);
    }
    std::atomic<Mode> mode{Pass};

private:
    static sockaddr_in address(int port)
    {
        sockaddr_in a{};
        a.sin_family = AF_INET;
        a.sin_port = htons(std::uint16_t(port));
        a.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        return a;
    }
    void run()
    {
        std::vector<std::pair<int, int>> pairs;
        while (!m_stop) {
            std::vector<pollfd> fds{{m_listen, POLLIN, 0}};
            if (mode == Reset) {
                for (auto [a, b] : pairs) {
                    const linger hard{1, 0};
                    setsockopt(a, SOL_SOCKET, SO_LINGER, &hard, sizeof hard);
                    ::close(a);
                    ::close(b);
                }
                pairs.clear();
                mode = Pass;
            }
            if (mode == Pass)
                for (auto [a, b] : pairs) {
                    fds.push_back({a, POLLIN, 0});
                    fds.push_back({b, POLLIN, 0});
                }
            poll(fds.data(), fds.size(), 20);
            if (fds[0].revents) {
                const int c = accept(m_listen, nullptr, nullptr);
                const int s = socket(AF_INET, SOCK_STREAM, 0);
                const auto a = address(m_target);
                (void)connect(s, reinterpret_cast<const sockaddr *>(&a), sizeof a);
                pairs.emplace_back(c, s);
            }
            for (std::size_t i = 1; i < fds.size(); ++i) {
                auto &[a, b] = pairs[(i - 1) / 2];
                if (!fds[i].revents || a < 0)
                    continue;
                const int to = (i - 1) % 2 ? a : b;
                char buffer[65536];
                const auto n = recv(fds[i].fd, buffer, sizeof buffer, MSG_DONTWAIT);
                if (n > 0) {
                    (void)!send(to, buffer, std::size_t(n), MSG_NOSIGNAL);
                } else if (n == 0 || errno != EAGAIN) {
                    ::close(a);
                    ::close(b);
                    a = b = -1;
                }
            }
            std::erase_if(pairs, [](const std::pair<int, int> &pair) { return pair.first < 0; });
        }
        for (auto [a, b] : pairs) {
            ::close(a);
            ::close(b);
        }
    }
    int m_target, m_listen;
    std::atomic<bool> m_stop{false};
    std::thread m_thread;
};
