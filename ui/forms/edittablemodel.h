// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/secretstring.h"

#include <QAbstractTableModel>
#include <QString>
#include <QStringList>
#include <QVector>
#include <vector>

namespace slipway::ui {

// Rows of short texts that are typed in place, such as registry logins. The last column may
// be a secret: it is masked, one that is kept in the vault under the row's first text stays
// there unless a new one is typed.
class EditTableModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Role { IsSecretRole = Qt::UserRole };
    struct Row {
        QStringList texts; // without the secret
        bool isKept = false;
        SecretString typed{};
        bool hasTyped = false;
    };

    EditTableModel(QStringList titles, bool isLastSecret, QObject *parent);
    void setRows(std::vector<Row> rows);
    const std::vector<Row> &rows() const { return m_rows; }
    static bool isEmpty(const Row &row);
    int add();
    void removeAt(int row);

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

Q_SIGNALS:
    void edited();

private:
    bool isSecret(int column) const { return m_isLastSecret && column == int(m_titles.size()) - 1; }
    QStringList m_titles;
    bool m_isLastSecret;
    std::vector<Row> m_rows;
};

} // namespace slipway::ui
