z9631-----
r z BC-BBO--BaseballExpanded     05-17 0820
^BC-BBO--Baseball Expanded Glance< 
^Baseball Expanded Standings= 
^All Times EDT= 
^By The Associated Press= 
^EXAMPLE LEAGUE= 
^East Division= 
^;W;L;Pct;GB;WCGB 
Baltimore;23;13;.639;_;_ 
Boston;24;14;.632;_;_ 
Tampa Bay;17;19;.472;6;3{ 
New York;16;21;.432;7{;5 
	   ___= 
^Sunday's Games= 
	   N.Y. Foxes 7, Chicago Socks 5 
	   Boston at Tampa Bay, ppd.< 

	   AP-WF-05-17-16 0620GMT<


