using System.Globalization;
using NebulaBench.Benchmarks.Parsing;

// dotnet run -c Release --project benchmarks/Parsing [rounds] [part of a row's name]
// Reads files from the disk's cache and parses them as the datasets do, in alternation, on one thread as the readers do; then generates
// procedural data on one thread and on all cores, in alternation.
CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
int rounds = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 7;
string wanted = args.Length > 1 ? args[1] : "";

string folder = Directory.CreateTempSubdirectory("nebula-parsing").FullName;
try
{
    Console.WriteLine($"{rounds} rounds after two warm-ups; each cell is min - median - max");
    Console.WriteLine();
    Console.WriteLine("| file | MB | read, MB/s | parsed, MB/s | parsed/read | goal, MB/s | met |");
    Console.WriteLine("|---|---|---|---|---|---|---|");
    foreach (Format format in Format.All.Where(format => format.Name.Contains(wanted, StringComparison.OrdinalIgnoreCase)))
    {
        Console.WriteLine(format.Measure(folder, rounds));
    }
    Console.WriteLine();
    Console.WriteLine($"| procedural data | 1 thread, ms | {Environment.ProcessorCount} threads, ms | times faster |");
    Console.WriteLine("|---|---|---|---|");
    foreach (Generator generator in Generator.All.Where(generator => generator.Name.Contains(wanted, StringComparison.OrdinalIgnoreCase)))
    {
        Console.WriteLine(generator.Measure(rounds));
    }
}
finally
{
    Directory.Delete(folder, recursive: true);
}
