z6715-----
r z BC-BKN--Foxes-Hawks 1stLd-Writethru   02-20 0500
^BC-BKN--Foxes-Hawks, 1st Ld-Writethru,416< 
^Ding has 30 points, short-handed Foxes beat Hawks 115-111< 
^AP Photo GATK105, GATK106< 
^Eds: Foxes 115, Hawks 111. Updates. With AP Photos.< 
^Lou Ding scored 30 points and the Foxes beat the Hawks 115-111 on Friday night.< 
^By CHARLES EXAMPLE= 
^AP Sports Writer= 
	   ATLANTA (AP) _ Lou Ding scored 30 points and the Foxes beat the Hawks 115-111 on Friday night, the invented league said. 
	   ``I gave it a couple days to see if it would go away,'' Wayne said. ``It didn't.'' 
	   ___ 
	   UP NEXT 
	   Foxes: Host Nowhere on Saturday night. 

	   AP-WF-02-20-16 0337GMT<


