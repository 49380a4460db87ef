namespace NebulaBench.Plugins;

/// <summary>The version of the contract between the host and its plugins. It grows when existing plugins would break.</summary>
public static class ContractVersion
{
    /// <summary>The version of this assembly's contract.</summary>
    public const int Current = 1;
}
