// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// CPU time as the scheduler counted it, in seconds.

#include <dirent.h>
#include <fstream>
#include <map>
#include <sstream>
#include <string>
#include <sys/types.h>
#include <time.h>
#include <vector>

namespace bench {

inline double ownCpu()
{
    timespec t;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
    return double(t.tv_sec) + double(t.tv_nsec) / 1e9;
}

inline double threadCpu()
{
    timespec t;
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &t);
    return double(t.tv_sec) + double(t.tv_nsec) / 1e9;
}

inline double wall()
{
    timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return double(t.tv_sec) + double(t.tv_nsec) / 1e9;
}

// Of every thread of a live process: first field of /proc/PID/task/TID/schedstat, nanoseconds.
inline double cpuOf(pid_t pid)
{
    double sum = 0;
    const std::string folder = "/proc/" + std::to_string(pid) + "/task";
    if (DIR *d = opendir(folder.c_str())) {
        while (const dirent *e = readdir(d)) {
            std::ifstream in(folder + "/" + e->d_name + "/schedstat");
            double ns = 0;
            if (in >> ns)
                sum += ns / 1e9;
        }
        closedir(d);
    }
    return sum;
}

// Of each thread of this process, by its name; threads of one name together.
inline std::map<std::string, double> cpuByThread()
{
    std::map<std::string, double> sums;
    if (DIR *d = opendir("/proc/self/task")) {
        while (const dirent *e = readdir(d)) {
            const std::string folder = std::string("/proc/self/task/") + e->d_name;
            std::ifstream names(folder + "/comm"), times(folder + "/schedstat");
            std::string name;
            double ns = 0;
            if (std::getline(names, name) && times >> ns)
                sums[name] += ns / 1e9;
        }
        closedir(d);
    }
    return sums;
}

struct Stat {
    pid_t parent = 0;
    double reapedChildren = 0; // CPU of children that ended and were waited for
};

inline Stat statOf(pid_t pid)
{
    std::ifstream in("/proc/" + std::to_string(pid) + "/stat");
    std::string text((std::istreambuf_iterator<char>(in)), {});
    Stat s;
    const auto end = text.rfind(')');
    if (end == std::string::npos)
        return s;
    std::istringstream rest(text.substr(end + 2));
    std::string field;
    std::vector<std::string> fields;
    while (rest >> field)
        fields.push_back(field);
    if (fields.size() > 14) {
        s.parent = pid_t(std::stol(fields[1]));
        s.reapedChildren = (std::stod(fields[13]) + std::stod(fields[14])) / 100.0;
    }
    return s;
}

// A server with all its processes, the ended ones among them.
inline double cpuOfTree(pid_t root)
{
    double sum = cpuOf(root) + statOf(root).reapedChildren;
    if (DIR *d = opendir("/proc")) {
        while (const dirent *e = readdir(d)) {
            const pid_t pid = pid_t(std::atol(e->d_name));
            if (pid > 0 && statOf(pid).parent == root)
                sum += cpuOf(pid);
        }
        closedir(d);
    }
    return sum;
}

} // namespace bench
