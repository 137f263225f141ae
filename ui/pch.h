// SPDX-License-Identifier: GPL-3.0-or-later
// Precompiled for every room of the window. No file may rely on it.
#pragma once
#include "core/base/pch.h"

#include <QAbstractItemModel>
#include <QAction>
#include <QApplication>
#include <QBoxLayout>
#include <QDialog>
#include <QFormLayout>
#include <QHeaderView>
#include <QIcon>
#include <QLabel>
#include <QLineEdit>
#include <QMainWindow>
#include <QMenu>
#include <QPainter>
#include <QPushButton>
#include <QTableView>
#include <QTreeView>
#include <QWidget>
