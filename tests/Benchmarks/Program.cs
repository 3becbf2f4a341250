using System.CommandLine;
using FamilyDoctor.Analytics.Benchmarks;

return await new RootCommand("Long proofs and measurements; every speed is a ratio against something real in the same run")
{
    CityBenchmark.Create(),
    BareLoad.Create(),
    EngineBenchmark.Create(),
    Soak.Create(),
}.Parse(args).InvokeAsync();
