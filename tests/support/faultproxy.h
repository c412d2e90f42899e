// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// TCP proxy of one thread: pass, at once or after a delay, freeze (accept and forward nothing), or break. Enough to play
// a black hole, or a host far away: what is on its way when one end dies is lost.

#include <arpa/inet.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <atomic>
#include <chrono>
#include <deque>
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
    std::atomic<int> delay{0}; // milliseconds

private:
    struct OnItsWay {
        std::chrono::steady_clock::time_point due;
        int from, to;
        std::string bytes;
    };
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
        std::deque<OnItsWay> way;
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
                way.clear();
                mode = Pass;
            }
            if (mode == Pass)
                for (auto [a, b] : pairs) {
                    fds.push_back({a, POLLIN, 0});
                    fds.push_back({b, POLLIN, 0});
                }
            poll(fds.data(), fds.size(), way.empty() ? 20 : 2);
            while (mode == Pass && !way.empty() && way.front().due <= std::chrono::steady_clock::now()) {
                (void)!send(way.front().to, way.front().bytes.data(), way.front().bytes.size(), MSG_NOSIGNAL);
                way.pop_front();
            }
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
                if (n > 0 && (delay > 0 || !way.empty())) {
                    way.push_back({std::chrono::steady_clock::now() + std::chrono::milliseconds(delay), fds[i].fd, to,
                                   std::string(buffer, std::size_t(n))});
                } else if (n > 0) {
                    (void)!send(to, buffer, std::size_t(n), MSG_NOSIGNAL);
                } else if (n == 0 || errno != EAGAIN) {
                    std::erase_if(way, [&](const OnItsWay &w) { return w.from == a || w.from == b; });
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
