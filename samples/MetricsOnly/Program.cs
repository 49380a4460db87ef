using NebulaBench.Metrics;

double[] latents = [0.1, 0.2, 0.0, 0.3, 4.9, 5.1, 5.2, 4.8, 0.2, 5.0, 0.1, 4.7]; // six samples of two dimensions, row after row
int[] clusters = [0, 0, 1, 1, 2, 2], labels = [0, 0, 1, 1, 2, 1];
var table = new LatentTable { Values = latents, Dimension = 2 };
(string Key, Score Score)[] scores = [.. ClusterMetrics.AgainstLabels(clusters, labels), .. ClusterMetrics.Geometry(table, clusters), .. CovarianceMetrics.Measure(table)];
foreach (string key in (string[])["nmi_arithmetic", "silhouette", "effective_rank"])
{
    Console.WriteLine(FormattableString.Invariant($"{key} {scores.Single(score => score.Key == key).Score.Value:0.000}"));
}
