using System.Diagnostics;
using NebulaBench.Host.Evaluation;
using NebulaBench.Host.Evaluation.Clusters;
using NebulaBench.Host.Evaluation.Numerics;
using NebulaBench.Host.Evaluation.Usefulness;
using NebulaBench.Randomness;

var random = new RandomStream(1);
int n = 10000, d = 32;
double[] centres = new double[10 * d];
for (int i = 0; i < centres.Length; i++) centres[i] = random.NextNormal();
int[] labels = new int[n];
double[] x = new double[n * d];
for (int i = 0; i < n; i++) { labels[i] = random.NextInt(10); for (int j = 0; j < d; j++) x[i * d + j] = centres[labels[i] * d + j] + 1.2*random.NextNormal(); }
var table = new LatentTable { Values = x, Dimension = d, Labels = labels };
void Time(string name, Action a) { for (int r = 0; r < 6; r++) { var w = Stopwatch.StartNew(); a(); Console.WriteLine($"{name} {w.Elapsed.TotalMilliseconds:F2}"); } }
KMeansResult? km = null;
Time("silhouette", () => Silhouette.OfSamples(table, GroupIndex.Of(labels)));
Time("knn", () => NeighbourAccuracy.Measure(table, table, [1,5,20]));
Time("kmeans", () => km = KMeans.Fit(table, 10, new SeedStream(1)));
Console.WriteLine($"{km!.Inertia} {km.Iterations}");
Time("labels", () => ClusterMetrics.AgainstLabels(km.Labels, labels));
Time("ami", () => _ = new Information(ContingencyTable.Of(km.Labels, labels)).Adjusted);
foreach (var s in ClusterMetrics.AgainstLabels(km.Labels, labels)) Console.WriteLine(s);
