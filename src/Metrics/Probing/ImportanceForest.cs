using NebulaBench.Metrics.Numerics;
using NebulaBench.Randomness;

namespace NebulaBench.Metrics.Probing;

/// <summary>
/// A forest (Breiman, 2001) that predicts a factor from the latents: which dimensions it uses, and how well it does. Each tree sees two
/// thirds of the samples.
/// </summary>
internal sealed class ImportanceForest
{
    private const int Trees = 10;

    private readonly ForestTree[] trees = new ForestTree[Trees];
    private readonly Factor factor;

    public ImportanceForest(BinnedTable table, Factor factor, int[] rows, SeedStream seeds, int index)
    {
        this.factor = factor;
        Parallelism.For(0, Trees, tree =>
        {
            RandomStream random = seeds.Open("dci-forest", ((long)index * Trees) + tree);
            int[] drawn = [.. rows];
            random.Shuffle(drawn.AsSpan());
            trees[tree] = new ForestTree(table, factor, drawn[..((drawn.Length + 1) * 2 / 3)]);
        });
        Importances = new double[table.Columns.Length];
        for (int column = 0; column < Importances.Length; column++)
        {
            Importances[column] = trees.Sum(tree => tree.Importances[column]);
        }
        double sum = Importances.Sum();
        Importances = Array.ConvertAll(Importances, value => sum == 0 ? 0 : value / sum);
    }

    /// <summary>The importance of each dimension; they sum to 1, or are 0 where none tells anything.</summary>
    public double[] Importances { get; }

    /// <summary>The share of rows whose class is predicted.</summary>
    public double Accuracy(int[] rows)
    {
        int right = 0;
        double[] votes = new double[factor.Count];
        foreach (int row in rows)
        {
            Array.Clear(votes);
            foreach (ForestTree tree in trees)
            {
                tree.Vote(row, votes);
            }
            right += Array.IndexOf(votes, votes.Max()) == factor.Codes[row] ? 1 : 0;
        }
        return (double)right / rows.Length;
    }
}
