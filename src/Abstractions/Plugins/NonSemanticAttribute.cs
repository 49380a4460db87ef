namespace NebulaBench.Plugins;

/// <summary>
/// Marks an option that changes no result: how many threads decode files, where files lie whose content is hashed anyway. It does not enter
/// the identity of runs, so a run that is finished need not be repeated because of it. An option that changes results, and be it in the last digit
/// only, must not bear it.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class NonSemanticAttribute : Attribute;
