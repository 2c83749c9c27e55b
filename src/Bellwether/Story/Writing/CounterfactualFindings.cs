using System.Collections.Immutable;
using Bellwether.Analytics;

namespace Bellwether.Story.Writing;

/// <summary>One name on the way to a lost lead.</summary>
/// <param name="Rank">How many names are out with it.</param>
/// <param name="Name">Name for people.</param>
/// <param name="Id">Security id.</param>
/// <param name="OpeningWeight">Its weight at the start.</param>
/// <param name="Return">Its return.</param>
/// <param name="Pp">Its contribution.</param>
/// <param name="Drop">Lead without it and those above it, the others re-weighted.</param>
/// <param name="Freeze">Lead had it and those above it stood still.</param>
public sealed record LeadStep(int Rank, string Name, string Id, Fact OpeningWeight, Fact Return, Fact Pp, Fact Drop, Fact Freeze);

/// <summary>How many names carry the lead over one rival.</summary>
/// <param name="Rival">Rival's name.</param>
/// <param name="RivalReturn">Rival's return.</param>
/// <param name="Lead">Lead with everybody in.</param>
/// <param name="Drop">Names to lose it, the others re-weighted.</param>
/// <param name="Freeze">Names to lose it when they stand still.</param>
public sealed record LeadFinding(string Rival, Fact RivalReturn, Fact Lead, Fact Drop, Fact Freeze);

/// <summary>A gauge without a selection of its names.</summary>
/// <param name="Gauge">Gauge name.</param>
/// <param name="IsSubject">True for the subject; false for a rival that is shown for comparison.</param>
/// <param name="Without">The selection in words.</param>
/// <param name="Names">How many names it takes out.</param>
/// <param name="Return">Return with everybody in.</param>
/// <param name="Share">Share of the move that they account for.</param>
/// <param name="Drop">Return without them, the others re-weighted.</param>
/// <param name="Freeze">Return had they stood still.</param>
/// <param name="Lead">Lead over the first rival without them, the others re-weighted; null for a rival.</param>
public sealed record RemovalFinding(string Gauge, bool IsSubject, string Without, int Names, Fact Return, Fact Share, Fact Drop, Fact Freeze, Fact? Lead);

/// <summary>The members of the gauges under one weighting.</summary>
/// <param name="Rule">The weighting in words.</param>
/// <param name="IsOwn">Names of the gauges whose own rule it is.</param>
/// <param name="Returns">One per gauge.</param>
/// <param name="Lead">The subject's lead over the first rival, both under it; null without a rival that has members.</param>
public sealed record SwapFinding(string Rule, ImmutableArray<string> IsOwn, ImmutableArray<Fact> Returns, Fact? Lead);

/// <summary>A gauge as it would have been.</summary>
public sealed record CounterfactualFinding
{
    /// <summary>Gauge name.</summary>
    public required string Name { get; init; }

    /// <summary>Number of its constituents.</summary>
    public required int Members { get; init; }

    /// <summary>Return with everybody in.</summary>
    public required Fact Return { get; init; }

    /// <summary>Rivals, in order.</summary>
    public ImmutableArray<LeadFinding> Leads { get; init; } = [];

    /// <summary>Names taken out one by one against the first rival, until its lead is gone.</summary>
    public ImmutableArray<LeadStep> Steps { get; init; } = [];

    /// <summary>True when the steps end before the lead is gone.</summary>
    public bool StepsAreCut { get; init; }

    /// <summary>Selections, the subject's row before the rivals'.</summary>
    public ImmutableArray<RemovalFinding> Removals { get; init; } = [];

    /// <summary>Names of the gauges that have members, the subject first.</summary>
    public ImmutableArray<string> Swapped { get; init; } = [];

    /// <summary>Weightings.</summary>
    public ImmutableArray<SwapFinding> Swaps { get; init; } = [];

    /// <summary>What the reader must know.</summary>
    public ImmutableArray<string> Notes { get; init; } = [];
}

/// <summary>One number under every convention.</summary>
/// <param name="Label">What it is.</param>
/// <param name="Spread">Value by default, lowest and highest.</param>
/// <param name="Count">How many conventions give a value.</param>
/// <param name="Below">How many lie below the default.</param>
/// <param name="LowestIs">The convention that gives the lowest.</param>
/// <param name="HighestIs">The convention that gives the highest.</param>
public sealed record SpreadFinding(string Label, Fact Spread, Fact Count, Fact Below, string LowestIs, string HighestIs)
{
    /// <summary>The rival of a lead, with the number of conventions under which the gauge is ahead.</summary>
    public (string Name, Fact Ahead)? Lead { get; init; }
}

/// <summary>A value under one convention.</summary>
/// <param name="Label">Headline.</param>
/// <param name="Convention">The convention in words.</param>
/// <param name="Values">One per gauge; null where the data give none.</param>
/// <param name="KeepsOrder">Whether the gauges stand in the default's order; null where one of them has no value.</param>
public sealed record ConventionRow(string Label, string Convention, ImmutableArray<Fact?> Values, bool? KeepsOrder);

/// <summary>How far the headlines depend on conventions.</summary>
public sealed record ConventionsFinding
{
    /// <summary>Gauge names, the subject first.</summary>
    public required ImmutableArray<(string Id, string Name)> Gauges { get; init; }

    /// <summary>Returns, leads, doublers.</summary>
    public required ImmutableArray<SpreadFinding> Spreads { get; init; }

    /// <summary>Members that at least doubled, by default and under every convention; null for a gauge without members.</summary>
    public (Fact Default, SpreadFinding Spread)? Doublers { get; init; }

    /// <summary>What the mix of sectors and the choice within them brought against the first rival with members; null without one.</summary>
    public (string Rival, SpreadFinding Allocation, SpreadFinding Selection)? Attribution { get; init; }

    /// <summary>Conventions tried for the order of all gauges, and those that keep it; null for a single gauge.</summary>
    public (Fact Tried, Fact Kept)? Order { get; init; }

    /// <summary>Conventions that flip the order, each with the gauges' returns.</summary>
    public ImmutableArray<ConventionRow> Flips { get; init; } = [];

    /// <summary>Every convention.</summary>
    public ImmutableArray<ConventionRow> All { get; init; } = [];

    /// <summary>What could not be tried, and why.</summary>
    public ImmutableArray<string> Notes { get; init; } = [];
}

/// <summary>A headline's range under every defensible convention.</summary>
/// <param name="Spread">Return by default, lowest and highest.</param>
/// <param name="Count">Conventions that give a return.</param>
/// <param name="Order">Conventions that give every gauge a return, and those that keep the default's order; null without rivals or such conventions.</param>
public sealed record HeadlineSpread(Fact Spread, Fact Count, (Fact Tried, Fact Kept)? Order);
