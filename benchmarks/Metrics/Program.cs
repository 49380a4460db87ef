using System.Diagnostics;
using System.Globalization;
using NebulaBench.Benchmarks.Metrics;

// Serves compare.py: reads the table once, then for each line "<metric> <seed>" on standard input computes the metric and answers with
// a line "<seconds> <value>".
if (args.Length != 1)
{
    Console.Error.WriteLine("usage: NebulaBench.Benchmarks.Metrics TABLE (made by compare.py, which starts this program)");
    return 2;
}
var workload = Workload.Read(args[0]);
while (Console.ReadLine() is { } line)
{
    string[] words = line.Split(' ');
    long seed = long.Parse(words[1], CultureInfo.InvariantCulture);
    var watch = Stopwatch.StartNew();
    double value = workload.Run(words[0], seed);
    double seconds = watch.Elapsed.TotalSeconds;
    Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{seconds:R} {value:R}"));
}
return 0;
