namespace NebulaBench.Toolkit.Datasets.Folders;

/// <summary>What a dataset expects of a folder whose folders are classes.</summary>
public sealed record ClassFolderRequest
{
    /// <summary>The folder's full path.</summary>
    public required string Root { get; init; }

    /// <summary>The endings of the files that are samples, such as <c>.png</c>; capitals do not matter.</summary>
    public required IReadOnlyList<string> Extensions { get; init; }

    /// <summary>Whether there must be folders of splits; otherwise folders of classes alone will do, which are then all training samples.</summary>
    public bool RequiresSplits { get; init; }

    /// <summary>Whether files may lie in no folder of a class, directly in the folder or in those of its splits: they are then samples without a class.</summary>
    public bool AllowsNoClasses { get; init; }

    /// <summary>The code of the error that the folder is missing or cannot be listed.</summary>
    public required string MissingCode { get; init; }

    /// <summary>The code of the error that it holds no folders of classes.</summary>
    public required string NoClassesCode { get; init; }

    /// <summary>Ends the listing of a large folder.</summary>
    public CancellationToken Cancellation { get; init; }
}
