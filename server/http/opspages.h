// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/http/opsaccess.h"
#include "server/http/opsfacts.h"

#include <mutex>

namespace chat::server {

/// What the operations port answers (S1-20 .. S1-22, B2-10): the page of a path, to who may see it. Any
/// thread; its source outlives it.
class OpsPages
{
public:
    OpsPages(const OpsSource &source, OpsAccess access);

    [[nodiscard]] HttpReply answer(const HttpRequest &request) const;

    /// From the next request on.
    void setAccess(OpsAccess access);

private:
    [[nodiscard]] OpsVerdict judged(const HttpRequest &request) const;
    [[nodiscard]] HttpReply page(const HttpRequest &request) const;
    [[nodiscard]] HttpReply alive() const;
    [[nodiscard]] HttpReply ready() const;
    [[nodiscard]] HttpReply serverStatus() const;
    [[nodiscard]] HttpReply roomList() const;
    [[nodiscard]] HttpReply node() const;
    [[nodiscard]] HttpReply metrics() const;

    struct Page {
        QByteArrayView path;
        bool open; ///< to everybody
        HttpReply (OpsPages::*make)() const;
    };
    [[nodiscard]] static const Page *find(QByteArrayView path);

    const OpsSource &m_source;
    mutable std::mutex m_mutex;
    OpsAccess m_access; ///< guarded by m_mutex
};

} // namespace chat::server
