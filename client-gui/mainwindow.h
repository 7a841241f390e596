// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QMainWindow>

namespace chat::gui {

/// The client's window. So far it only says what will be here.
class MainWindow final : public QMainWindow
{
    Q_OBJECT
public:
    explicit MainWindow(QWidget *parent = nullptr);
};

} // namespace chat::gui
