// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Intrusive doubly linked list. A node unlinks itself when destroyed: this is what makes it safe to
// destroy a suspended coroutine frame in any state, because every queue holds only such nodes.

namespace flow {

struct Hook {
    Hook *prev = nullptr;
    Hook *next = nullptr;

    Hook() = default;
    Hook(const Hook &) = delete;
    Hook &operator=(const Hook &) = delete;
    ~Hook() { unlink(); }

    [[nodiscard]] bool linked() const { return next != nullptr; }

    void unlink()
    {
        if (!next)
            return;
        prev->next = next;
        next->prev = prev;
        prev = next = nullptr;
    }
};

template <class Node>  // Node derives from Hook
class HookList {
public:
    HookList() { m_head.prev = m_head.next = &m_head; }
    ~HookList()
    {
        while (!empty())
            m_head.next->unlink();
        m_head.prev = m_head.next = nullptr;
    }
    HookList(const HookList &) = delete;
    HookList &operator=(const HookList &) = delete;

    [[nodiscard]] bool empty() const { return m_head.next == &m_head; }

    void pushBack(Node &n)
    {
        n.unlink();
        n.prev = m_head.prev;
        n.next = &m_head;
        m_head.prev->next = &n;
        m_head.prev = &n;
    }

    Node *popFront()
    {
        if (empty())
            return nullptr;
        auto *n = static_cast<Node *>(m_head.next);
        n->unlink();
        return n;
    }

    void takeAll(HookList &from)
    {
        while (Node *n = from.popFront())
            pushBack(*n);
    }

    template <class F>
    void forEach(F &&f) const
    {
        for (Hook *h = m_head.next; h != &m_head; h = h->next)
            f(*static_cast<Node *>(h));
    }

private:
    Hook m_head;
};

}  // namespace flow
