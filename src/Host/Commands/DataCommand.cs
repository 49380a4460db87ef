using System.CommandLine;

namespace NebulaBench.Host.Commands;

/// <summary><c>nebula data</c>: the files of datasets.</summary>
internal sealed class DataCommand : ICommandDefinition
{
    static Command ICommandDefinition.Define() => new("data", "Datasets on this machine.");
}
