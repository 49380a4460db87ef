using System.Globalization;
using NebulaBench.Benchmarks.Objectives;
using NebulaBench.Runtime;

// dotnet run -c Release --project benchmarks/Objectives triplet [rounds] [batch]
// dotnet run -c Release --project benchmarks/Objectives step [rounds] [samples]
// dotnet run -c Release --project benchmarks/Objectives tokens [rounds] [vocabulary]
CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
string what = args.Length > 0 ? args[0] : "";
switch (what)
{
    case "triplet": // frees what it allocates as any process does: its peaks are compared
        TripletComparison.Run(Argument(1, 7), Argument(2, 512), [4096, 8192]);
        return 0;
    case "step":
        ComputeRuntime.Shared.PrepareProcess();
        StepComparison.Run(Argument(1, 30), Argument(2, 6_400));
        return 0;
    case "tokens":
        ComputeRuntime.Shared.PrepareProcess();
        TokenComparison.Run(Argument(1, 7), Argument(2, 4_000));
        return 0;
    default:
        Console.Error.WriteLine("usage: triplet [rounds] [batch] | step [rounds] [samples] | tokens [rounds] [vocabulary]");
        return 1;
}

int Argument(int index, int otherwise) => args.Length > index ? int.Parse(args[index], CultureInfo.InvariantCulture) : otherwise;
