namespace NebulaBench.Datasets;

/// <summary>Where the user keeps data; offered by the host to every dataset's constructor.</summary>
public interface IDataFolder
{
    /// <summary>The folder given by <c>--data</c> or <c>NEBULA_DATA</c>, else <c>data</c>; it need not exist.</summary>
    string Root { get; }
}
