Source: Invented Turbine, Inc. 
MEDIA RELEASE PR67276
Invented Turbine Partners with Sample Digital On Carrier Billing Platform 
Integration

AUSTIN, Texas, Feb. 1, 2017 /PRNewswire-AsiaNet/ --

Invented Turbine, Inc. (Sample: NONE), a leader in invented solutions, today 
announced a strategic partnership with Sample Digital, the services unit of 
nobody.

About Invented Turbine
Invented Turbine works at the convergence of nothing and nowhere®, and so on.

SOURCE Invented Turbine, Inc. 
