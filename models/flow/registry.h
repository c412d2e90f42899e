// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Debug aid: every live Task of this thread, with the line of its last co_await.

#include "models/flow/list.h"

#include <cstdio>
#include <source_location>
#include <string>
#include <vector>

namespace flow {

#ifndef FLOW_LIVE_TASKS
#  ifdef NDEBUG
#    define FLOW_LIVE_TASKS 0
#  else
#    define FLOW_LIVE_TASKS 1
#  endif
#endif

#if FLOW_LIVE_TASKS
struct LiveTask : Hook {
    std::source_location at;
    LiveTask() { all().pushBack(*this); }
    void note(std::source_location l) { at = l; }
    static HookList<LiveTask> &all()
    {
        thread_local HookList<LiveTask> list;
        return list;
    }
};

inline std::vector<std::string> liveTasks()
{
    std::vector<std::string> out;
    LiveTask::all().forEach([&](const LiveTask &t) {
        std::string file = t.at.file_name();
        file.erase(0, file.rfind('/') + 1);
        out.push_back(file + ":" + std::to_string(t.at.line()) + " " + t.at.function_name());
    });
    return out;
}
#else
struct LiveTask {
    void note(const std::source_location &) {}
};
inline std::vector<std::string> liveTasks() { return {}; }
#endif

}  // namespace flow
