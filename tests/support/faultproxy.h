// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// TCP proxy of one thread: pass, at once, after a delay or in small pieces; freeze (accept and forward nothing); break, now
// or after so many bytes; change what the server says. Enough to play a black hole, or a host far away: what is on its way
// when one end dies is lost.

#include <QtGlobal>

#include <arpa/inet.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <atomic>
#include <chrono>
#include <functional>
#include <map>
#include <string>
#include <thread>
#include <vector>

class FaultProxy {
public:
    enum Mode { Pass, Freeze, Reset };
    enum Cut { CutReset, CutFin, CutHold }; // hold: the socket stays, nothing comes any more
    FaultProxy(int port, int target) : m_target(target)
    {
        m_listen = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
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
    // Of what the server says:
    std::atomic<int> piece{0};      // bytes at once, `apart` milliseconds between them; 0: as it comes
    std::atomic<int> apart{0};
    std::atomic<long> cutAfter{-1}; // bytes of each connection; -1: never
    std::atomic<Cut> cut{CutReset};
    std::function<std::string(std::string)> rewrite; // set before anybody connects

private:
    using Clock = std::chrono::steady_clock;
    struct Pair {
        int client, server;
        long said = 0;               // bytes of the server that were forwarded
        bool held = false;
        Clock::time_point lastDue{}; // of what is on its way to the client
    };
    struct OnItsWay {
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
    static void reset(int fd)
    {
        const linger hard{1, 0};
        setsockopt(fd, SOL_SOCKET, SO_LINGER, &hard, sizeof hard);
    }
    void end(Pair &p)
    {
        std::erase_if(m_way, [&](const auto &w) { return w.second.from == p.client || w.second.from == p.server; });
        ::close(p.client);
        ::close(p.server);
        p.client = -1;
    }
    void accepted()
    {
        const int c = accept4(m_listen, nullptr, nullptr, SOCK_CLOEXEC);
        const int s = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
        const auto a = address(m_target);
        (void)connect(s, reinterpret_cast<const sockaddr *>(&a), sizeof a);
        m_pairs.push_back({c, s});
    }
    static void put(int to, const std::string &bytes) { (void)!send(to, bytes.data(), bytes.size(), MSG_NOSIGNAL); }
    void fromServer(Pair &p, std::string bytes)
    {
        if (rewrite)
            bytes = rewrite(std::move(bytes));
        const long limit = cutAfter;
        const bool last = limit >= 0 && p.said + long(bytes.size()) >= limit;
        if (last)
            bytes.resize(std::size_t(std::max(0L, limit - p.said)));
        p.said += long(bytes.size());
        const std::size_t size = piece > 0 ? std::size_t(piece) : std::max<std::size_t>(bytes.size(), 1);
        if (delay == 0 && piece == 0 && m_way.empty()) {
            put(p.client, bytes);
        } else {
            p.lastDue = std::max(p.lastDue, Clock::now() + std::chrono::milliseconds(delay));
            for (std::size_t at = 0; at < bytes.size(); at += size) {
                m_way.emplace(p.lastDue, OnItsWay{p.server, p.client, bytes.substr(at, size)});
                p.lastDue += std::chrono::milliseconds(piece > 0 ? apart.load() : 0);
            }
        }
        if (!last)
            return;
        if (cut == CutHold) {
            p.held = true;
            return;
        }
        if (cut == CutReset)
            reset(p.client);
        end(p);
    }
    void fromClient(Pair &p, const std::string &bytes)
    {
        if (delay == 0 && m_way.empty())
            put(p.server, bytes);
        else
            m_way.emplace(Clock::now() + std::chrono::milliseconds(delay), OnItsWay{p.client, p.server, bytes});
    }
    void forward(Pair &p, int fd)
    {
        char buffer[65536];
        const auto n = recv(fd, buffer, sizeof buffer, MSG_DONTWAIT);
        if (n > 0 && fd == p.server)
            fromServer(p, std::string(buffer, std::size_t(n)));
        else if (n > 0)
            fromClient(p, std::string(buffer, std::size_t(n)));
        else if (n == 0 || errno != EAGAIN)
            end(p);
    }
    void run()
    {
        while (!m_stop) {
            if (mode == Reset) {
                for (Pair &p : m_pairs) {
                    reset(p.client);
                    end(p);
                }
                m_pairs.clear();
                m_way.clear();
                mode = Pass;
            }
            std::vector<pollfd> fds{{m_listen, POLLIN, 0}};
            if (mode == Pass)
                for (const Pair &p : m_pairs) {
                    fds.push_back({p.held ? -1 : p.client, POLLIN, 0});
                    fds.push_back({p.held ? -1 : p.server, POLLIN, 0});
                }
            poll(fds.data(), fds.size(), m_way.empty() ? 20 : 1);
            while (mode == Pass && !m_way.empty() && m_way.begin()->first <= Clock::now()) {
                put(m_way.begin()->second.to, m_way.begin()->second.bytes);
                m_way.erase(m_way.begin());
            }
            const std::size_t polled = (fds.size() - 1) / 2;
            if (fds[0].revents)
                accepted();
            for (std::size_t i = 0; i < polled; ++i)
                for (const pollfd *p : {&fds[1 + 2 * i], &fds[2 + 2 * i]})
                    if (p->revents && m_pairs[i].client >= 0)
                        forward(m_pairs[i], p->fd);
            std::erase_if(m_pairs, [](const Pair &p) { return p.client < 0; });
        }
        for (const Pair &p : m_pairs) {
            ::close(p.client);
            ::close(p.server);
        }
    }
    int m_target, m_listen;
    std::vector<Pair> m_pairs;
    std::multimap<Clock::time_point, OnItsWay> m_way; // by when it is due, in the order it came
    std::atomic<bool> m_stop{false};
    std::thread m_thread;
};
