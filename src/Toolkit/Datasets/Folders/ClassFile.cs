namespace NebulaBench.Toolkit.Datasets.Folders;

/// <summary>A file of a class.</summary>
/// <param name="Path">Its full path, as it was reached.</param>
/// <param name="Class">The name of the folder that is its class; empty for a file without a class.</param>
public sealed record ClassFile(string Path, string Class);
