namespace NebulaBench.Metrics.Clusters;

/// <summary>
/// The minimum-cost assignment (Kuhn's Hungarian method as shortest augmenting paths with potentials; Jonker and Volgenant, 1987), for
/// tables with at most as many rows as columns, in O(rows² · columns).
/// </summary>
public static class Assignment
{
    /// <summary>The column assigned to each row such that the sum of costs is least.</summary>
    public static int[] Minimize(double[,] costs)
    {
        ArgumentNullException.ThrowIfNull(costs);
        int rows = costs.GetLength(0), columns = costs.GetLength(1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(rows, columns);
        var search = new Search(costs, rows, columns);
        for (int row = 0; row < rows; row++)
        {
            search.Place(row);
        }
        return search.ColumnOfRow();
    }

    private sealed class Search
    {
        private const int Free = -1;
        private readonly double[,] costs;
        private readonly int rows, columns;
        private readonly double[] rowPotential, columnPotential, slack;
        private readonly int[] rowOfColumn, cameFrom;
        private readonly bool[] reached;

        public Search(double[,] costs, int rows, int columns)
        {
            this.costs = costs;
            this.rows = rows;
            this.columns = columns;
            rowPotential = new double[rows];
            // One column more than there are: it holds the row that looks for a place.
            columnPotential = new double[columns + 1];
            rowOfColumn = new int[columns + 1];
            slack = new double[columns];
            cameFrom = new int[columns];
            reached = new bool[columns + 1];
            Array.Fill(rowOfColumn, Free);
        }

        public void Place(int row)
        {
            Array.Fill(slack, double.PositiveInfinity);
            Array.Clear(reached);
            rowOfColumn[columns] = row;
            int column = columns;
            while (rowOfColumn[column] != Free)
            {
                reached[column] = true;
                int next = Relax(column);
                Shift(slack[next]);
                column = next;
            }
            while (column != columns)
            {
                rowOfColumn[column] = rowOfColumn[cameFrom[column]];
                column = cameFrom[column];
            }
        }

        public int[] ColumnOfRow()
        {
            int[] result = new int[rows];
            for (int column = 0; column < columns; column++)
            {
                if (rowOfColumn[column] != Free)
                {
                    result[rowOfColumn[column]] = column;
                }
            }
            return result;
        }

        /// <summary>Looks from the row in this column for cheaper ways to the columns not reached, and gives the nearest of them.</summary>
        private int Relax(int from)
        {
            int row = rowOfColumn[from];
            int nearest = Free;
            for (int column = 0; column < columns; column++)
            {
                if (reached[column])
                {
                    continue;
                }
                double reduced = costs[row, column] - rowPotential[row] - columnPotential[column];
                if (reduced < slack[column])
                {
                    slack[column] = reduced;
                    cameFrom[column] = from;
                }
                if (nearest == Free || slack[column] < slack[nearest])
                {
                    nearest = column;
                }
            }
            return nearest;
        }

        private void Shift(double by)
        {
            for (int column = 0; column <= columns; column++)
            {
                if (reached[column])
                {
                    rowPotential[rowOfColumn[column]] += by;
                    columnPotential[column] -= by;
                }
                else if (column < columns)
                {
                    slack[column] -= by;
                }
            }
        }
    }
}
