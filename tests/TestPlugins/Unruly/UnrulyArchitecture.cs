using NebulaBench.Architectures;
using NebulaBench.Datasets;
using NebulaBench.Errors;

namespace TestPlugins;

public sealed class UnrulyArchitecture(UnrulyOptions options) : IArchitecture
{
    public Compatibility Supports(DatasetInfo data) => Compatibility.Yes;

    public Backbone Build(DatasetInfo data, long codeDimension)
    {
        switch (options.Misdeed)
        {
            case Misdeed.Exit:
                Environment.Exit(0);
                break;
            case Misdeed.ExitElsewhere:
                new Thread(() => Environment.Exit(0)).Start();
                Thread.Sleep(Timeout.Infinite);
                break;
            case Misdeed.TimeOut:
                throw new TaskCanceledException("the server took too long");
            case Misdeed.Wordless:
                throw new MessagelessException();
            case Misdeed.NoCode:
                throw new NebulaException(null!, "no code at all");
            default:
                using (Stream output = Console.OpenStandardOutput())
                {
                    output.Write("loading... 37%"u8); // as a native library writes its progress
                }
                break;
        }
        throw new WordlessException();
    }
}
