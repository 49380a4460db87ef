using System.Globalization;
using NebulaBench.Benchmarks.TrainingStep;
using NebulaBench.Runtime;

// dotnet run -c Release --project benchmarks/TrainingStep overhead|plain|roofline|profile|threads [rounds] [workload…], roofline and profile with workload:batch
CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
ComputeRuntime.Shared.PrepareProcess();
ComputeRuntime.Shared.FlushDenormalsOfThreads();
string what = args.Length > 0 ? args[0] : "overhead";
int rounds = args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : 7;
string[] names = args.Length > 2 ? args[2..] : [.. Workloads.Names];
switch (what)
{
    case "overhead":
        Overhead.Measure(rounds, names);
        return 0;
    case "plain":
        PlainComparison.Measure(rounds);
        return 0;
    case "roofline":
        Roofline.Measure(rounds, args.Length > 2 ? args[2..] : []);
        return 0;
    case "profile":
        Profile.Measure(rounds, args.Length > 2 ? args[2..] : []);
        return 0;
    case "threads":
        ThreadCounts.Measure(rounds, names);
        return 0;
    default:
        Console.Error.WriteLine($"{what} is none of overhead, plain, roofline, profile, threads.");
        return 2;
}
